# SPDX-License-Identifier: MIT
"""Syllables of everyday Vietnamese words, without marks: what passphrases are made of.

Each line is an ending and the beginnings that make words with it ("-" is none): each can be read aloud
at once, and stands for a word that everybody writes. What is coarse or sad without its marks is left out.
"""

from __future__ import annotations

_WORDS = """
a b c ch d g gi h kh l m n ng nh ph qu r s t th tr v x
ac b c g h kh l ng nh r t th tr v x
ach b c g h kh l m ng r s t th tr v x
ai - b c ch d g gi h kh l m n ng nh ph qu r s t th tr v x
am - b c ch d g gi h kh l m n ng nh ph r s t th tr v x
an - b c ch d g gi h kh l m n ng nh ph qu r s t th tr v
ang b c ch d g gi h kh l m n ng nh ph qu r s t th tr v x
anh - b c ch d g gi h kh l m ng nh ph qu r s t th tr v x
ao - b c ch d g gi h kh l m n ng nh ph r s t th tr v x
ap - b c ch d g gi h kh l n ng nh r s t th tr v
at b c ch d g gi h kh l m n ng nh ph qu r s t th tr v x
au - b c ch d g gi h kh l m n ng nh ph qu r s t th tr v x
ay b c ch d g gi h kh l m n ng nh ph qu r s t th tr v x
e b ch d gh h k kh l m n ngh nh ph qu r s t th tr v x
ech - ch k l ngh x
em - d h k kh l m n nh r t th x
en - b ch d gh h k kh l m n nh qu s t th tr v x
enh b ch k kh l m v x
eo b ch d gh h k kh l m n ngh nh qu r t th tr v x
ep b d h k kh l m n nh t th x
et b d gh h k kh m n ngh nh qu r s t th v x
eu d k l m n ngh r s th tr
i b ch d gh h k kh l m n ngh nh ph r s t th tr v x
ich b ch d h k kh l m ngh nh ph r t th tr x
iem ch d h k kh l n nh t th x
ien b ch d h k kh l m n ngh nh ph th t tr v
ieng ch k kh l m n r s t th v
iep d h k l ngh t th
iet b d k kh l m ngh nh r s t th tr v x
ieu b ch d h k kh l m n nh ph r s t th tr
im ch d gh h k l m nh ph r s t
in ch d h k l m n ngh nh t th v x
inh - b ch d h k kh l m n ngh r s t th tr v x
ip d k nh
it b ch h k kh l m n ngh nh qu r s t th v x
iu ch d n r th x
o b c ch d g gi h kh l m n ng nh ph r s t th tr v x
oa h kh l ng t th x
oai h kh l ng t th x
oan d h kh l ng s t
oang ch h kh th x
oanh d h kh
oat d h kh l s th
oay ng x
oc - b c ch d g h kh l m n ng nh r s t th tr v x
oe kh l t x
oi - b c ch d g gi h kh l m n ng nh ph r s t th tr v x
om - b c ch d g gi h kh l m n nh r s t th tr v x
on - b c ch d g gi h kh m n ng nh r s t th tr v
ong - b c ch d g gi h kh l m n ng nh ph r s t th tr v x
op - b ch d g h kh l m n ng t x
ot - b c ch d g gi h l m n ng nh r s t th v x
u b c ch d gi h kh l m n ng nh ph r s t th tr v x
ua b c ch d h kh l m nh r s t th tr v x
uan ch h kh l nh t th x
uat kh l s th x
uc b c ch d g gi h kh l m ng nh ph r s t th tr v x
ue h th t x
ui - b c d g h l m n ng nh ph r s t th v x
um b c ch d h kh l m nh s t tr x
un b c ch d gi h l m nh ph r s th
ung - b c ch d h kh l m n nh ph r s t th tr v x
uoc b c d g l n ng r th t tr
uoi c ch d l m n ng r s t
uom b c g l nh
uon - b c ch kh l m ng s v
uong b c ch d g gi h kh l m n nh ph r s t th tr v x
uop c m
uot l m n r s th tr v
uou b h kh r
up b ch gi h l m n s t
ut b ch d h l m n ng nh ph r s t th tr v
uy h l ng q s t th tr
uyen ch d h kh l ng q t th tr x
uyet d h kh q t th
uynh h kh q
y k l m s t
yen -
yeu -
"""
_LEFT_OUT = {"cac", "chet", "dai", "du", "giet", "lon", "ma", "ngu", "nguc"}


def words() -> frozenset[str]:
    """Return the syllables."""
    found: set[str] = set()
    for line in _WORDS.strip().splitlines():
        ending, *beginnings = line.split()
        found.update(f"{'' if each == '-' else each}{ending}" for each in beginnings)
    return frozenset(found - _LEFT_OUT)
