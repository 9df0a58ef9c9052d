"""The words of passwords: plain, spelt in one way only, and far apart when heard or mistyped."""

from __future__ import annotations

_TEXT = """
abbey acorn actor alarm album alley amber ankle anvil apple apron arch arena aroma arrow aspen atlas atom attic audio
award bacon badge bagel baker banjo barn basil basket bath bean bell bench berry bike bird bison blade blimp block
bloom blue bolt bonus book bowl brass bravo bread brick brown brush buddy bugle bunny butter button cabin cable cake
camel camera canal candle candy canoe cargo carrot cart castle cedar cello chair chalk chase chef chess chick chime
chip cider circle clamp clay cliff cloth cloud clown club coach coat cocoa coffee coin comet comic cone cookie copper
coral cork cotton crab crane crew crop crumb cube curve cycle daisy dance dawn delta denim depot desk diary dice diner
disco ditch dodo doll door dove draft dragon drama dream dress drill drink drum duck dune dust eagle earth easel echo
eggs elbow engine event exit fairy family farm feast felt fence fern field film finch fish flag flame flash fleet
flint flora flute foam focus folk forest fort forum frog frost fruit fudge fuzzy gala game garden gecko giant gift
ginger glass globe glow gold goose grain grape gravy green grid guava guest guide guitar habit halo hammer hand harp
hawk hazel hedge helm helmet herb hiker hill hinge hippo hobby honey hood horn horse host hotel hound husk icing icon
idea igloo image iris island ivory jacket jade jazz jeans jelly jewel joker judo juice jumbo jump jungle kayak kazoo
kebab kelp kettle kilt kiosk kite kitty kiwi koala label lace ladder lark laser latch lava leaf lemon lens lilac lily
lime linen lion llama lodge loft logic loop lotus lunch magic magnet mambo mango maple market marsh mask mayor maze
meadow melon menu metal metro milk mint mirror model mole monkey moon moss moth motor mouse movie mural museum music
nacho napkin needle nest ninja noise noodle nova novel oasis oboe ocean office olive onion opal opera orange orbit
orca otter oven pack page paint palm panda panel pants paper parka party pasta patio peach pearl pedal pencil penny
pepper pesto photo piano pier pillow pilot pink pipe pixel pizza planet plank plate plaza pocket poem polka polo pond
pool potato pouch prism prize pulse puma puppy puzzle quail queen quill quiz quota rabbit racer radar radio ramp ranch
raven reef relay remix rhino ribbon ridge ring river robin robot rock rodeo roof rope royal ruby ruler rumba salad
salsa salt samba scale scarf scout seal seed shark sheep shelf shirt shop shore silo siren skate skunk slide slope
smile snack snail snake snow soap soda song space spike spoon sport spray squid stage stamp star stem stick stone
stool storm straw sugar suit sushi swan swing syrup tape taxi tempo tent thumb tiara tiger tile toast tofu topaz topic
torch totem towel track trail tray tree trio trout trunk tulip tuna tunic turbo tutor tutu twig twist uncle valve
vapor vase vault video view villa vine vinyl visit vista voice wafer wagon waltz wave wheat wheel white wind wolf
world wrist yacht yard yoga yoyo zebra zinc zoom
"""

WORDS = tuple(_TEXT.split())
"""512 words of four to six letters.  Between any two at least two letters differ."""
