"""Papers that the site makes: plans and reports in the layout of Party and State."""
