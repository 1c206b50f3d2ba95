package dev.keelson.orchestrator.rules.network;

import dev.keelson.orchestrator.rules.check.DomainPaths;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import dev.keelson.orchestrator.value.Identifiers;
import dev.keelson.orchestrator.value.IpSyntax;
import dev.keelson.orchestrator.value.Names;
import java.util.List;
import java.util.Set;

/** Ingresses and their classes. */
final class Ingresses {
  private static final int CONTROLLER_CHARACTERS_MAX = 250;
  private static final Set<String> PATH_TYPES = Set.of("Exact", "ImplementationSpecific", "Prefix");
  private static final List<String> NOT_IN_PATHS = List.of("//", "/./", "/../", "%2f", "%2F");
  private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";

  private Ingresses() {}

  static void created(Spot ingress) {
    var annotation = ingress.at("metadata", "annotations").key(CLASS_ANNOTATION);
    if (annotation.present() && ingress.at("spec", "ingressClassName").present()) {
      annotation.invalid("can not be set when the class field is also set");
    }
    check(ingress);
  }

  static void check(Spot ingress) {
    var spec = ingress.at("spec");
    if (spec.at("rules").blank() && !spec.at("defaultBackend").present()) {
      spec.invalid("either `defaultBackend` or `rules` must be specified");
    }
    if (spec.at("defaultBackend").present()) {
      backend(spec.at("defaultBackend"));
    }
    spec.at("rules").items().forEach(Ingresses::rule);
    for (var entry : spec.at("tls").items()) {
      for (var host : entry.at("hosts").items()) {
        host.invalid(host.text().contains("*") ? Names.wildcardSubdomain(host.text()) : Names.subdomain(host.text()));
      }
    }
    if (spec.at("ingressClassName").present()) {
      Values.subdomain(spec.at("ingressClassName"));
    }
  }

  private static void rule(Spot rule) {
    var host = rule.at("host");
    if (!host.blank()) {
      if (IpSyntax.parse(host.text()).isPresent()) {
        host.invalid("must be a DNS name, not an IP address");
      }
      host.invalid(host.text().contains("*") ? Names.wildcardSubdomain(host.text()) : Names.subdomain(host.text()));
    }
    var http = rule.at("http");
    if (http.present() && http.at("paths").blank()) {
      http.at("paths").required("");
    }
    http.at("paths").items().forEach(Ingresses::path);
  }

  private static void path(Spot place) {
    var path = place.at("path");
    var type = place.at("pathType");
    switch (type.text()) {
      case "" -> type.required("pathType must be specified");
      case "Exact", "Prefix" -> wellFormed(path);
      case "ImplementationSpecific" -> {
        if (!path.blank() && !path.text().startsWith("/")) {
          path.invalid("must be an absolute path");
        }
      }
      default -> type.unsupported(PATH_TYPES);
    }
    backend(place.at("backend"));
  }

  private static void wellFormed(Spot path) {
    if (!path.text().startsWith("/")) {
      path.invalid("must be an absolute path");
    }
    for (var bad : NOT_IN_PATHS) {
      if (path.text().contains(bad)) {
        path.invalid("must not contain '" + bad + "'");
      }
    }
    for (var bad : List.of("/..", "/.")) {
      if (path.text().endsWith(bad)) {
        path.invalid("cannot end with '" + bad + "'");
      }
    }
  }

  private static void backend(Spot backend) {
    var service = backend.at("service");
    var resource = backend.at("resource");
    if (service.present() && resource.present()) {
      backend.invalid("", "cannot set both resource and service backends");
    } else if (resource.present()) {
      Values.requiredText(resource.at("kind"));
      Values.requiredText(resource.at("name"));
    } else if (service.present()) {
      service(service);
    } else {
      backend.required("resource or service backend is required");
    }
  }

  private static void service(Spot service) {
    if (service.at("name").blank()) {
      service.at("name").required("");
    } else {
      service.at("name").invalid(Names.oldLabel(service.at("name").text()));
    }
    var name = service.at("port", "name");
    var number = service.at("port", "number");
    if (!name.blank() && number.number() != 0) {
      service.invalid("", "cannot set both port name & port number");
    } else if (!name.blank()) {
      name.invalid(Identifiers.portName(name.text()));
    } else if (number.number() != 0) {
      Values.portNumber(number);
    } else {
      service.required("port name or number is required");
    }
  }

  static void ingressClass(Spot ingressClass) {
    var controller = ingressClass.at("spec", "controller");
    DomainPaths.check(controller);
    if (controller.text().length() > CONTROLLER_CHARACTERS_MAX) {
      controller.tooLong(CONTROLLER_CHARACTERS_MAX);
    }
    var parameters = ingressClass.at("spec", "parameters");
    if (parameters.present()) {
      Values.requiredText(parameters.at("kind"));
      Values.requiredText(parameters.at("name"));
      Values.oneOf(parameters.at("scope"), Set.of("Cluster", "Namespace"));
      if (parameters.at("scope").is("Namespace") && parameters.at("namespace").blank()) {
        parameters.at("namespace").required("`parameters.scope` is set to 'Namespace'");
      } else if (parameters.at("scope").is("Cluster") && parameters.at("namespace").present()) {
        parameters.at("namespace").forbidden("`parameters.scope` is set to 'Cluster'");
      }
    }
  }

  static void ingressClassChanged(Spot ingressClass, Spot old) {
    Values.unchanged(ingressClass.at("spec", "controller"), old.at("spec", "controller"));
  }
}
