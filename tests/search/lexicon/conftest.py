"""Texts in four languages that a lexicon can be learned from."""

import random
from collections.abc import Callable, Iterator

import pytest
from pytest_django import Settings

from search import client
from search.lexicon import active

LANGUAGES = ("en", "fr", "ru", "zh-hans")
DICTIONARY = """
law loi закон 法律|women femmes женщины 妇女|child enfant ребенок 儿童|water eau вода 水资源
health santé здоровье 卫生|school école школа 学校|prison prison тюрьма 监狱|judge juge судья 法官
poverty pauvreté бедность 贫困|climate climat климат 气候|housing logement жилье 住房
food nourriture пища 食物|torture torture пытка 酷刑|police police полиция 警察
worker travailleur трудящийся 工人|village village деревня 村庄
disability handicap инвалидность 残疾
training formation обучение 培训|budget budget бюджет 预算|election élection выборы 选举
journalist journaliste журналист 记者|migrant migrant мигрант 移民|family famille семья 家庭
land terre земля 土地|peace paix мир 和平|trade commerce торговля 贸易|museum musée музей 博物馆
forest forêt лес 森林|weapon arme оружие 武器|harvest récolte урожай 收成
"""
WORDS = [
    dict(zip(LANGUAGES, entry.split(), strict=True))
    for line in DICTIONARY.strip().splitlines()
    for entry in line.split("|")
]


def parallel_texts(count: int, *, seed: int = 1) -> list[dict[str, str]]:
    """Return texts of five words each, in an order of its own in each language."""
    chance = random.Random(seed)  # noqa: S311 -- the same texts every time
    texts = []
    for _ in range(count):
        words = chance.sample(WORDS, 5)
        texts.append(
            {
                code: " ".join(word[code] for word in chance.sample(words, len(words)))
                for code in LANGUAGES
            }
        )
    return texts


@pytest.fixture
def engine_here(engine_url: str, settings: Settings) -> Iterator[str]:
    """The node, without any index."""
    settings.ELASTICSEARCH_URL = engine_url
    client.forget()
    yield engine_url
    client.forget()


@pytest.fixture
def say() -> Iterator[Callable[[str], object]]:
    """Take progress; forget the lexicon of this test afterwards."""
    lines: list[str] = []
    yield lines.append
    active.forget()
