package dev.keelson.orchestrator.rules.pod;

import dev.keelson.orchestrator.rules.check.Addresses;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.value.Names;
import java.util.List;

/** How a pod resolves names. The bounds are those of libc. */
final class Dns {
  private static final int NAMESERVERS_MAX = 3;
  private static final int SEARCHES_MAX = 32;
  private static final int SEARCH_CHARACTERS_MAX = 2048;
  private static final List<String> POLICIES =
      List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");

  private Dns() {}

  static void policy(Spot spec) {
    Values.oneOf(spec.at("dnsPolicy"), POLICIES);
  }

  static void config(Spot spec) {
    var config = spec.at("dnsConfig");
    var servers = config.at("nameservers");
    if (spec.at("dnsPolicy").is("None") && !config.present()) {
      config.required("must provide `dnsConfig` when `dnsPolicy` is None");
    } else if (spec.at("dnsPolicy").is("None") && servers.blank()) {
      servers.required("must provide at least one DNS nameserver when `dnsPolicy` is None");
    } else {
      servers(servers);
      searches(config.at("searches"));
      config.at("options").items().stream().filter(option -> option.at("name").blank())
          .forEach(option -> option.required("must not be empty"));
    }
  }

  private static void servers(Spot servers) {
    if (servers.size() > NAMESERVERS_MAX) {
      servers.invalid("must not have more than " + NAMESERVERS_MAX + " nameservers");
    }
    servers.items().forEach(Addresses::ip);
  }

  private static void searches(Spot searches) {
    if (searches.size() > SEARCHES_MAX) {
      searches.invalid("must not have more than " + SEARCHES_MAX + " search paths");
    }
    if (String.join(" ", Values.texts(searches)).length() > SEARCH_CHARACTERS_MAX) {
      searches.invalid("must not have more than " + SEARCH_CHARACTERS_MAX
          + " characters (including spaces) in the search list");
    }
    for (var search : searches.items()) {
      var name = search.text().endsWith(".") ? search.text().substring(0, search.text().length() - 1) : search.text();
      if (!search.is(".")) {
        Names.underscoredSubdomain(name).forEach(problem -> search.invalid(name, problem));
      }
    }
  }

  static void hostAliases(Spot aliases) {
    for (var alias : aliases.items()) {
      Addresses.ip(alias.at("ip"));
      alias.at("hostnames").items().forEach(Values::subdomain);
    }
  }
}
