"""What is wrong with several fields of one model at once is said of the fields that are to be put right."""


class NotTogether(ValueError):
    """Fields that do not fit one another: why, and the names of those to put right."""

    def __init__(self, why: str, *fields: str) -> None:
        super().__init__(why)
        self.fields = fields
