"""What all tests share."""

from hypothesis import HealthCheck, settings

# The same examples in every run, in whatever time they take: neither luck nor a busy machine decides a test.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
