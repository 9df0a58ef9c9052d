"""Gates: what must hold of a booklet before it is printed.

In: a project and its laid-out document. Out: findings for `booklet check`.
"""
