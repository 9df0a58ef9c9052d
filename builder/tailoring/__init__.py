"""A project made over for one client. In: a Project, a Client. Out: another Project, and remarks."""
