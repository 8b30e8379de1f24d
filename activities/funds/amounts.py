"""Amounts of money as people read them."""

from decimal import Decimal

from babel.numbers import format_decimal

from portal.languages import Language


def written(amount: Decimal, language: Language) -> str:
    """Return an amount with its thousands parted as a language does, in Latin digits.

    The portal writes all its numbers in them. Cents are written where there are any.

    Args:
        amount: of any currency.
        language: of the reader.
    """
    whole = amount == amount.to_integral_value()
    return format_decimal(
        amount,
        format="#,##0" if whole else "#,##0.00",
        locale=language.code.replace("-", "_"),
        numbering_system="latn",
    )
