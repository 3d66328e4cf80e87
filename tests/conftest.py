"""Where the scenarios find their steps, sorted by the noun they are about, and what becomes of the browser tests."""

pytest_plugins = [
    "tests.acceptance.steps.access",
    "tests.acceptance.steps.answers",
    "tests.acceptance.steps.attention",
    "tests.acceptance.steps.audit_trail",
    "tests.acceptance.steps.highlight_report",
    "tests.acceptance.steps.imports",
    "tests.acceptance.steps.issues",
    "tests.acceptance.steps.milestones",
    "tests.acceptance.steps.moments",
    "tests.acceptance.steps.orders",
    "tests.acceptance.steps.people",
    "tests.acceptance.steps.phases",
    "tests.acceptance.steps.programmes",
    "tests.acceptance.steps.promises",
    "tests.acceptance.steps.ratings",
    "tests.acceptance.steps.risks",
    "tests.acceptance.steps.workstreams",
    "tests.browser.left_out",
]
