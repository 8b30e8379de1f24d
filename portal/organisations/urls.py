"""Addresses of organisations, their members and invitations."""

from django.urls import path

from portal.organisations.views import accepting, members, registering

app_name = "organisations"
urlpatterns = [
    path("register/", registering.register, name="register"),
    path("invitations/<str:secret>/", accepting.invitation, name="invitation"),
    path("<int:pk>/", registering.organisation, name="organisation"),
    path("<int:pk>/members/", members.members, name="members"),
    path("<int:pk>/members/<int:member>/role/", members.change_role, name="change_role"),
    path("<int:pk>/members/<int:member>/remove/", members.remove, name="remove"),
    path("<int:pk>/invitations/<int:invitation>/cancel/", members.cancel, name="cancel"),
]
