"""How the property tests run: the same examples each time, as slow as they have to be."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "booklet",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
settings.load_profile("booklet")
