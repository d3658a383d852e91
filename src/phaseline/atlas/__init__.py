"""From a campaign to pages: scenes, the base map, the player and the folium face."""

from phaseline.atlas.build import build_maps, index_page
from phaseline.atlas.map import CampaignMap, TimePlayer, campaign_map
from phaseline.atlas.page import save_standalone, standalone
from phaseline.atlas.reading import mentions_page
from phaseline.atlas.scene import make_scene

__all__ = [
    "CampaignMap",
    "TimePlayer",
    "build_maps",
    "campaign_map",
    "index_page",
    "make_scene",
    "mentions_page",
    "save_standalone",
    "standalone",
]
