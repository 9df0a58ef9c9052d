"""The words of passwords: plain, spelt in one way only, and far apart when heard or mistyped."""

from __future__ import annotations

_TEXT = """
acorn actor airport alarm album almond amber anchor ankle antler apple apron aquarium arena armchair arrow artist
aspen atlas attic autumn avocado axle backpack bacon badge bagel bakery balcony ballet bamboo banana banjo barber barn
barrel basket beaver bedroom beetle bell bench berry bicycle biscuit blanket blender blizzard blossom bonnet border
bottle bracelet branch bread breeze brick bridge broom brother brush bubble bucket buffalo builder bundle burger
butter cabbage cabin cactus calendar camel candle canoe canvas canyon captain caravan cargo carpet carrot castle cave
cedar ceiling celery cello chair chalk chapel cheese cherry chess chicken chimney chorus cinema circle citrus clarinet
cliff clock closet cloud clover coach cobbler coconut coffee collar comet compass concert cookie copper coral corner
cotton cousin cowboy coyote cradle crater crayon cricket crown crystal cuckoo cupboard curtain cushion cypress daisy
dancer dawn daylight denim desert diamond dinner dolphin domino donkey doorbell dragon dresser duckling dune eagle
easel eclipse elephant emerald engine envelope equator evening fabric falcon family farmer feather fender fern fiddle
flag flamingo flute folder forest fork fossil fountain freezer frost fruit funnel galaxy gallery garden garlic gate
gecko giant gift ginger giraffe glass globe goblet goggle gold goose gorilla grain granite grape gravel grove guitar
gull hammer hamster harp harvest hawk haystack hazel hedge helmet hiker hill hippo hockey honey horizon hostel house
iceberg icicle igloo indigo insect iris iron island ivory jacket jaguar jeep jelly jersey jewel jigsaw journal juggler
juice jungle kangaroo kayak kennel kettle keyboard kilt kitchen kite kiwi koala ladder lagoon lake lantern laptop
lavender leaf lemon leopard letter library lilac lily lime linen lion lobster locker lodge lotus lunch machine magnet
mango maple marble market marsh mask meadow medal melon meteor midnight milk mint mirror mitten moon morning moss
motor movie muffin museum music mustard napkin needle nest nickel noodle notebook novel number nutmeg oasis oatmeal
ocean octopus office olive onion opera orange orchard organ ostrich otter oven oyster paddle page paint palace palm
pancake panda panel panther paper parade parcel party pasta patio peach peanut pebble pelican pencil penguin pepper
photo piano pickle picnic pier pigeon pillow pilot pirate pizza planet plate pocket polar pond popcorn poppy porch
potato powder prairie printer prism pudding pumpkin puppet purple puzzle pyramid quarter queen quilt rabbit raccoon
radar radio raft railway rainbow raisin record reindeer relay ribbon rice river robin robot roof rooster rope ruby
ruler runner safari sailor salad salmon sandal school scissors scooter scout seal season seed shadow shark shelf
shield shirt shoe shovel shower sidewalk signal silver sister sketch slipper snail snow soap sofa sparrow spider
spinach spoon spruce squash stable stadium star statue stick stone storm street studio sugar summer sunset surfer swan
sweater symbol talent tape taxi teacher temple tennis tent thimble thunder ticket tide tiger timber toad toast tomato
topaz towel tractor traffic trail tray treasure triangle trophy trout trumpet tuba tulip tundra turkey turnip turtle
umbrella uncle unicorn vacuum valley vanilla velvet video village violin volcano waffle wagon walnut walrus water
wedding wheel whisker window winter wizard wolf wool writer yard yellow zebra zero zigzag zipper
"""

WORDS = tuple(_TEXT.split())
"""512 words, nine bits each.  Between any two at least two letters differ, and no two begin with the same four."""
