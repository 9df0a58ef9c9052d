"""The mannequin: a skeleton that takes a pose, the shapes of its parts, and how they are painted."""
