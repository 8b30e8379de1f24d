"""Used rows stay, whoever deletes and however; hierarchies stay sound."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from portal.reference.models import Concept, ConceptScheme, Region
from portal.reference.usage import rows_using
from tests.portal.reference.conftest import add_concept, six


def test_an_unused_concept_may_go(colours: ConceptScheme) -> None:
    add_concept(colours, "red").delete()
    assert not Concept.objects.exists()


@pytest.mark.usefixtures("reference")
def test_a_used_one_stays_even_in_a_bulk_deletion() -> None:
    groups = Concept.objects.filter(scheme__code="regional-groups")
    with pytest.raises(ProtectedError):
        groups.delete()
    with pytest.raises(ProtectedError):
        groups.get(code="weog").delete()
    assert groups.count() == 5


def test_a_broader_concept_and_a_scheme_with_concepts_stay(colours: ConceptScheme) -> None:
    red = add_concept(colours, "red")
    add_concept(colours, "scarlet", parent=red)
    for used in (red, colours):
        with pytest.raises(ProtectedError):
            used.delete()


@pytest.mark.usefixtures("reference")
def test_a_region_with_states_stays() -> None:
    with pytest.raises(ProtectedError):
        Region.objects.get(code="014").delete()


@pytest.mark.django_db
def test_many_to_many_relations_count_as_use() -> None:
    group = Group.objects.create(name="editors")
    assert rows_using(group) == set()
    user = User.objects.create(username="ana")
    user.groups.add(group)
    assert rows_using(group) == {user}


def test_the_broader_concept_is_of_the_same_scheme(colours: ConceptScheme) -> None:
    shapes = ConceptScheme.objects.create(code="shapes", labels=six("Shapes"))
    square = add_concept(shapes, "square")
    with pytest.raises(ValidationError, match="same scheme"):
        Concept(scheme=colours, code="red", labels=six("red"), parent=square).full_clean()


def test_a_concept_is_never_broader_than_itself(colours: ConceptScheme) -> None:
    red = add_concept(colours, "red")
    scarlet = add_concept(colours, "scarlet", parent=red)
    crimson = add_concept(colours, "crimson", parent=scarlet)
    crimson.full_clean()
    red.parent = crimson
    with pytest.raises(ValidationError, match="broader than itself"):
        red.full_clean()
    red.parent = red
    with pytest.raises(ValidationError, match="broader than itself"):
        red.full_clean()


@pytest.mark.parametrize("code", ["two words", "a/b", "a?b", "", "red\n", "-red"])
def test_a_code_can_stand_in_an_address(colours: ConceptScheme, code: str) -> None:
    with pytest.raises(ValidationError) as raised:
        Concept(scheme=colours, code=code, labels=six("red")).full_clean()
    assert "code" in raised.value.message_dict


def test_a_code_is_unique_in_its_scheme(colours: ConceptScheme) -> None:
    add_concept(colours, "red")
    with pytest.raises(ValidationError, match="another concept with this code"):
        Concept(scheme=colours, code="red", labels=six("red")).full_clean()
