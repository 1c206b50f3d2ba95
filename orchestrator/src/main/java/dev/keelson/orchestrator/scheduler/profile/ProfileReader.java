package dev.keelson.orchestrator.scheduler.profile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.plugin.Profile;
import dev.keelson.orchestrator.scheduler.plugin.Profile.WeightedScore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;

/**
 * One profile from the configuration. For each extension point, what is enabled by default for all points, less and
 * more what {@code multiPoint} says, less and more what the point itself says.
 */
final class ProfileReader {
  private static final String EVERYONE = "*";

  private final JsonNode profile;
  private final Plugins plugins;

  private ProfileReader(JsonNode profile) {
    this.profile = profile;
    this.plugins = new Plugins(PluginArguments.of(profile.path("pluginConfig")));
  }

  /** For pods of {@code schedulerName}; {@code nodesPercent} unless the profile has its own. */
  static Profile read(JsonNode profile, String schedulerName, int nodesPercent) {
    return new ProfileReader(profile).read(schedulerName, nodesPercent);
  }

  private Profile read(String schedulerName, int nodesPercent) {
    var filters = new ArrayList<Filter>();
    at("filter").keySet().forEach(name -> plugins.filter(name).ifPresent(filters::add));
    var scores = new ArrayList<WeightedScore>();
    at("score").forEach((name, weight) ->
        plugins.score(name).ifPresent(score -> scores.add(new WeightedScore(score, weight))));
    var preempts = at("postFilter").containsKey(PluginName.DEFAULT_PREEMPTION);
    return new Profile(schedulerName, filters, scores,
        profile.path("percentageOfNodesToScore").asInt(nodesPercent), preempts);
  }

  /** The weights of those that are on. */
  private Map<PluginName, Integer> at(String point) {
    var on = new EnumMap<PluginName, Integer>(PluginName.class);
    for (var name : PluginName.values()) {
      on.put(name, name.weight());
    }
    change(on, "multiPoint");
    change(on, point);
    return on;
  }

  private void change(Map<PluginName, Integer> on, String point) {
    var said = profile.path("plugins").path(point);
    for (var each : said.path("disabled")) {
      if (each.path("name").asText("").equals(EVERYONE)) {
        on.clear();
      } else {
        on.remove(name(each, point));
      }
    }
    for (var each : said.path("enabled")) {
      var name = name(each, point);
      on.put(name, each.path("weight").asInt(Math.max(1, name.weight())));
    }
  }

  private static PluginName name(JsonNode plugin, String point) {
    var text = plugin.path("name").asText("");
    return PluginName.of(text)
        .orElseThrow(() -> new BadConfiguration("plugins." + point, "plugin \"" + text + "\" does not exist"));
  }
}
