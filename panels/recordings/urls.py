"""Addresses of what belongs to a recording; the recording itself stands on pages."""

from django.urls import path

from panels.recordings import views

app_name = "recordings"
urlpatterns = [
    path("<int:pk>/<slug:code>.vtt", views.words, name="words"),
    path("<int:pk>/<slug:code>.descriptions.vtt", views.descriptions, name="descriptions"),
    path("<int:pk>/<slug:code>.txt", views.transcript, name="transcript"),
    path("<int:pk>/files/<str:name>", views.file, name="file"),
]
