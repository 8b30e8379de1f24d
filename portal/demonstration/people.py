"""Who can sign in to the demonstration, and what each role may do."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission, User
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.users.models import UserProfile

from portal.accounts.groups import editors_may

# Known to everybody who can read this: the demonstration listens on this machine only.
PASSWORD: Final = "demonstration"  # noqa: S105 -- see above
EDITORS, PUBLISHERS, TRANSLATORS = "Editors", "Moderators", "Translators"
APPROVAL: Final = "Moderators approval"
FILES: Final = {
    "wagtailimages": ("add_image", "change_image", "choose_image"),
    "wagtaildocs": ("add_document", "change_document", "choose_document"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """A user of the demonstration.

    Attributes:
        username: to sign in with.
        name: given name and family name.
        group: name of the group, empty for none.
        language: code of the language the editing interface speaks to them.
        may: what they may do, in the words of the table of sign-ins.
        administrator: whether they may do everything.
    """

    username: str
    name: tuple[str, str]
    group: str
    language: str
    may: str
    administrator: bool = False


PEOPLE: Final = (
    Person("editor", ("Elena", "Editor"), EDITORS, "en", "writes, submits for approval"),
    Person("muharrir", ("مريم", "المحررة"), EDITORS, "ar", "the same, in Arabic"),
    Person("translator", ("Théo", "Traducteur"), TRANSLATORS, "fr", "translates, drafts only"),
    Person("publisher", ("Paula", "Publisher"), PUBLISHERS, "en", "approves and publishes"),
    Person("admin", ("Ada", "Administrator"), "", "en", "may do everything", administrator=True),
)
_others: list[Person] = []


def register(people: Iterable[Person]) -> None:
    """Have people whom an app makes itself, with ``make``, in the table of sign-ins."""
    _others.extend(people)


def everybody() -> tuple[Person, ...]:
    """Return all who can sign in, in the order of the table."""
    return (*PEOPLE, *_others)


def welcome_people(homes: Mapping[str, Page]) -> None:
    """Make the groups, their permissions and the users that are missing.

    Args:
        homes: home page by language code. Translators work on all but the English ones, which
            are what they translate from.
    """
    everywhere = [Page.objects.get(depth=1)]
    others = [home for code, home in homes.items() if code != "en"]
    groups = {
        EDITORS: _group(EDITORS, ("add", "change"), everywhere),
        PUBLISHERS: _group(PUBLISHERS, ("add", "change", "publish", "lock", "unlock"), everywhere),
        TRANSLATORS: _group(TRANSLATORS, ("add", "change"), others),
    }
    _ensure_approval(groups[PUBLISHERS], everywhere[0])
    make(PEOPLE, groups)


def make(people: Iterable[Person], groups: Mapping[str, Group]) -> list[User]:
    """Make the users that are missing; return those.

    A user who exists is left alone: the password may be another by now.

    Args:
        people: who is to be there.
        groups: by name, each group that one of them is in.
    """
    wanted = {person.username: person for person in people}
    held = User.objects.filter(username__in=wanted).values_list("username", flat=True)
    for username in held:
        del wanted[username]
    # Hashing is slow on purpose; one secret needs it once.
    password = make_password(PASSWORD) if wanted else ""
    return [_make(person, password, groups) for person in wanted.values()]


@contextmanager
def unreachable() -> Iterator[None]:
    """Send nobody a letter about what is planted: whoever has no address gets none.

    Within the transaction of the planting, so that addresses are back whatever happens.
    """
    held = list(User.objects.exclude(email="").only("pk", "email"))
    User.objects.update(email="")
    yield
    User.objects.bulk_update(held, ["email"])


def _make(person: Person, password: str, groups: Mapping[str, Group]) -> User:
    user = User.objects.create(
        username=person.username,
        email=f"{person.username}@example.org",
        first_name=person.name[0],
        last_name=person.name[1],
        password=password,
        is_superuser=person.administrator,
        is_staff=person.administrator,
    )
    if person.group:
        user.groups.add(groups[person.group])
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    UserProfile.objects.create(user=user, preferred_language=person.language)
    return user


def sign_ins(base_url: str) -> list[str]:
    """Return the lines that tell people how to sign in."""
    people = everybody()
    width = max(len(person.username) for person in people)
    return [
        f"Sign in at {base_url}/en/account/ with the password: {PASSWORD}",
        *(f"  {person.username:<{width}}  {person.may}" for person in people),
    ]


def _group(name: str, actions: Iterable[str], pages: Iterable[Page]) -> Group:
    """Return a group that may do something to pages and what is below them, and use files."""
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.add(
        *Permission.objects.filter(
            content_type__app_label__in=("wagtailadmin", "wagtail_localize"),
            codename__in=("access_admin", "submit_translation"),
        ),
        *editors_may(),
    )
    wanted = {f"{action}_page" for action in actions}
    for page in pages:
        for permission in _permissions("wagtailcore", wanted):
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    collection = Collection.get_first_root_node()
    for app, codenames in FILES.items():
        for permission in _permissions(app, codenames):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permission
            )
    return group


def _permissions(app: str, codenames: Iterable[str]) -> list[Permission]:
    return list(
        Permission.objects.filter(content_type__app_label=app, codename__in=list(codenames))
    )


def _ensure_approval(publishers: Group, root: Page) -> None:
    """See that what editors submit goes to the publishers, as Wagtail sets it up by itself."""
    if WorkflowPage.objects.filter(page=root).exists():
        return
    task, _created = GroupApprovalTask.objects.get_or_create(name=APPROVAL)
    task.groups.add(publishers)
    workflow, _created = Workflow.objects.get_or_create(name=APPROVAL)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.create(workflow=workflow, page=root)
