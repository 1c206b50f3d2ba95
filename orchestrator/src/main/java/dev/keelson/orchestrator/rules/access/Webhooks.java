package dev.keelson.orchestrator.rules.access;

import dev.keelson.orchestrator.rules.check.LabelSelectors;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.value.Names;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Admission webhooks. */
final class Webhooks {
  private static final int SECONDS_MAX = 30;
  private static final Set<String> OPERATIONS = Set.of("*", "CONNECT", "CREATE", "DELETE", "UPDATE");

  private Webhooks() {}

  static void check(Spot configuration) {
    var names = new HashSet<String>();
    for (var webhook : configuration.at("webhooks").items()) {
      if (!names.add(webhook.at("name").text())) {
        webhook.at("name").duplicate();
      }
      webhook(webhook);
    }
  }

  private static void webhook(Spot webhook) {
    name(webhook.at("name"));
    if (webhook.at("admissionReviewVersions").blank()) {
      webhook.at("admissionReviewVersions").required("must specify one of v1, v1beta1");
    }
    var effects = webhook.at("sideEffects");
    if (effects.blank()) {
      effects.required("must specify one of None, NoneOnDryRun");
    } else {
      Values.supported(effects, Set.of("None", "NoneOnDryRun"));
    }
    Values.supportedIfPresent(webhook.at("failurePolicy"), Set.of("Fail", "Ignore"));
    Values.supportedIfPresent(webhook.at("matchPolicy"), Set.of("Equivalent", "Exact"));
    Values.supportedIfPresent(webhook.at("reinvocationPolicy"), Set.of("IfNeeded", "Never"));
    var seconds = webhook.at("timeoutSeconds");
    if (seconds.present() && (seconds.number() < 1 || seconds.number() > SECONDS_MAX)) {
      seconds.invalid("the timeout value must be between 1 and 30 seconds");
    }
    LabelSelectors.check(webhook.at("namespaceSelector"));
    LabelSelectors.check(webhook.at("objectSelector"));
    webhook.at("rules").items().forEach(Webhooks::rule);
    client(webhook.at("clientConfig"));
  }

  private static void name(Spot name) {
    if (name.blank()) {
      name.required("");
    } else if (!Names.subdomain(name.text()).isEmpty()) {
      name.invalid(String.join(",", Names.subdomain(name.text())));
    } else if (name.text().chars().filter(letter -> letter == '.').count() < 2) {
      name.invalid("should be a domain with at least three segments separated by dots");
    }
  }

  static void rule(Spot rule) {
    for (var field : List.of("apiGroups", "apiVersions", "resources", "operations")) {
      var list = rule.at(field);
      if (list.blank()) {
        list.required("");
      } else if (list.size() > 1 && Values.texts(list).contains("*")) {
        list.invalid("if '*' is present, must not specify other "
            + (field.startsWith("api") ? "API " + field.substring(3).toLowerCase(Locale.ROOT) : field));
      }
    }
    rule.at("operations").items().forEach(operation -> Values.supported(operation, OPERATIONS));
    Values.supportedIfPresent(rule.at("scope"), Set.of("*", "Cluster", "Namespaced"));
  }

  /** Of webhooks, here and of conversions. */
  static void client(Spot client) {
    var address = client.at("url");
    var service = client.at("service");
    if (address.present() == service.present()) {
      client.required("exactly one of url or service is required");
    } else if (address.present()) {
      address(address);
    } else {
      service(service);
    }
  }

  private static void address(Spot address) {
    try {
      var uri = new URI(address.text());
      if (!"https".equals(uri.getScheme())) {
        address.invalid("'https' is the only allowed URL scheme; desired format: https://host[/path]");
      }
      if (uri.getHost() == null) {
        address.invalid("host must be specified; desired format: https://host[/path]");
      }
      if (uri.getUserInfo() != null) {
        address.invalid("user information is not permitted in the URL");
      }
      if (uri.getFragment() != null) {
        address.invalid("fragments are not permitted in the URL");
      }
      if (uri.getQuery() != null) {
        address.invalid("query parameters are not permitted in the URL");
      }
    } catch (URISyntaxException wrong) {
      address.invalid("url must be a valid URL: " + wrong.getReason() + "; desired format: https://host[/path]");
    }
  }

  private static void service(Spot service) {
    Values.requiredText(service.at("name"));
    Values.requiredText(service.at("namespace"));
    if (service.at("port").present()) {
      Values.portNumber(service.at("port"));
    }
    var path = service.at("path");
    if (!path.blank() && !path.text().startsWith("/")) {
      path.invalid("must start with a '/'");
    }
  }
}
