"""What units add to Wagtail; registration only.

https://docs.wagtail.org/en/v7.4/reference/hooks.html
"""

from wagtail import hooks

from units import log_actions

hooks.register("register_log_actions", log_actions.register)
