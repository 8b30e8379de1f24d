"""Addresses of organisations, their members and invitations."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter

from portal.organisations.views import accepting, members, registering


class KeyConverter(IntConverter):
    """A primary key: no number that a database cannot hold."""

    regex = "[0-9]{1,18}"


register_converter(KeyConverter, "key")

app_name = "organisations"
urlpatterns = [
    path("register/", registering.register, name="register"),
    path("invitations/<str:secret>/", accepting.invitation, name="invitation"),
    path("<key:pk>/", registering.organisation, name="organisation"),
    path("<key:pk>/members/", members.members, name="members"),
    path("<key:pk>/members/<key:member>/role/", members.change_role, name="change_role"),
    path("<key:pk>/members/<key:member>/remove/", members.remove, name="remove"),
    path("<key:pk>/invitations/<key:invitation>/cancel/", members.cancel, name="cancel"),
]
