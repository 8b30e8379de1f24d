"""Editors, and rules that they have written."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from search.curation.models import Promotion, SynonymGroup
from tests.trees import plant_homes


@pytest.fixture(autouse=True)
def _site(db: None) -> None:  # noqa: ARG001 -- the database itself
    plant_homes("localhost")


@pytest.fixture
def editor(db: None) -> User:  # noqa: ARG001 -- the database itself
    """Somebody of the group that every installation gives the rights."""
    user = User.objects.create_user("editor", "editor@example.org", "x")
    group = Group.objects.get(name="Editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    return user


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """The admin, as the editor sees it."""
    client.force_login(editor)
    return client


@pytest.fixture
def group() -> Callable[..., SynonymGroup]:
    """Call it with terms to save synonyms of a language."""

    def save(*terms: str, language: str = "en", way: str = "equal") -> SynonymGroup:
        row = SynonymGroup(language=language, way=way, terms="\n".join(terms))
        row.full_clean()
        row.save()
        return row

    return save


@pytest.fixture
def promote() -> Callable[..., Promotion]:
    """Call it with a query and addresses to recommend works."""

    def save(query: str, *addresses: str, language: str = "en", **days: object) -> Promotion:
        row = Promotion(query=query, language=language, **days)
        row.full_clean(exclude=["folded"])
        for place, address in enumerate(addresses):
            row.works.add(row.works.model(address=address, sort_order=place))
        row.save()
        return row

    return save
