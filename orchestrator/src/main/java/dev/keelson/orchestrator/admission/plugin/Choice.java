package dev.keelson.orchestrator.admission.plugin;

import java.util.Set;

/**
 * Which plugins run beyond or instead of the usual ones ({@code --enable-admission-plugins},
 * {@code --disable-admission-plugins}).
 */
public record Choice(Set<String> enabled, Set<String> disabled) {
  /** The usual ones. */
  public static final Choice USUAL = new Choice(Set.of(), Set.of());

  public Choice {
    enabled = Set.copyOf(enabled);
    disabled = Set.copyOf(disabled);
    for (var name : enabled) {
      if (disabled.contains(name)) {
        throw new IllegalArgumentException(name + " in enable-admission-plugins and disable-admission-plugins"
            + " overlapped");
      }
    }
  }

  boolean takes(Plugin plugin) {
    return enabled.contains(plugin.name()) || (plugin.standard() && !disabled.contains(plugin.name()));
  }
}
