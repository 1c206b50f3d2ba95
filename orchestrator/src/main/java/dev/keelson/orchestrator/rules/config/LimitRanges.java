package dev.keelson.orchestrator.rules.config;

import dev.keelson.orchestrator.rules.check.Amounts;
import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.value.Labels;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Limit ranges: min, default request, default and max of each resource, in this order. */
final class LimitRanges {
  private static final Set<String> TYPES = Set.of("Pod", "Container", "PersistentVolumeClaim");
  private static final List<String> LISTS = List.of("max", "min", "default", "defaultRequest", "maxLimitRequestRatio");

  private LimitRanges() {}

  static void check(Spot range) {
    var types = new HashSet<String>();
    for (var limit : range.at("spec", "limits").items()) {
      type(limit.at("type"));
      if (!types.add(limit.at("type").text())) {
        limit.at("type").duplicate();
      }
      names(limit);
      var resources = new TreeSet<String>();
      LISTS.forEach(list -> resources.addAll(limit.at(list).keys()));
      resources.forEach(name -> order(limit, name));
    }
  }

  private static void type(Spot type) {
    var problems = Labels.key(type.text());
    type.invalid(problems);
    if (problems.isEmpty() && !type.text().contains("/") && !TYPES.contains(type.text())) {
      type.invalid("must be a standard limit type or fully qualified");
    }
  }

  private static void names(Spot limit) {
    var ofPods = Set.of("Pod", "Container").contains(limit.at("type").text());
    for (var list : LISTS) {
      if (limit.at("type").is("Pod") && list.startsWith("default")) {
        if (!limit.at(list).blank()) {
          limit.at(list).forbidden("may not be specified when `type` is 'Pod'");
        }
        continue;
      }
      for (var name : limit.at(list).keys()) {
        if (ofPods) {
          Amounts.containerResource(name, limit.at(list).key(name));
        } else {
          Amounts.resource(name, limit.at(list).key(name));
        }
      }
    }
    if (limit.at("type").is("PersistentVolumeClaim") && !limit.at("min").key("storage").present()
        && !limit.at("max").key("storage").present()) {
      limit.at("limits").required("either minimum or maximum storage value is required, but neither was provided");
    }
  }

  private static void order(Spot limit, String name) {
    var min = limit.at("min").key(name);
    var max = limit.at("max").key(name);
    var initial = limit.at("default").key(name);
    var request = limit.at("defaultRequest").key(name);
    wrongWhenMore(min, max, min, "min value", "max value");
    wrongWhenMore(min, request, request, "min value", "default request value");
    wrongWhenMore(request, max, request, "default request value", "max value");
    wrongWhenMore(request, initial, request, "default request value", "default limit value");
    wrongWhenMore(min, initial, initial, "min value", "default value");
    wrongWhenMore(initial, max, initial, "default value", "max value");
    var ratio = limit.at("maxLimitRequestRatio").key(name);
    Amounts.of(ratio).filter(amount -> amount.amount().compareTo(BigDecimal.ONE) < 0)
        .ifPresent(amount -> ratio.invalid("ratio " + ratio.text() + " is less than 1"));
    if (!Amounts.mayBeOvercommitted(name) && Amounts.compare(initial, request) != 0) {
      request.invalid("default value " + initial.text() + " must equal to defaultRequest value " + request.text()
          + " in " + name);
    }
  }

  private static void wrongWhenMore(Spot less, Spot more, Spot blamed, String lessName, String moreName) {
    if (Amounts.compare(less, more) > 0) {
      blamed.invalid(lessName + " " + less.text() + " is greater than " + moreName + " " + more.text());
    }
  }
}
