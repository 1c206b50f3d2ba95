package dev.keelson.orchestrator.admission.limitrange;

import dev.keelson.orchestrator.admission.pod.Amounts;
import dev.keelson.orchestrator.value.Quantity;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares what one thing asks for with bounds; complaints are in kube-apiserver's words.
 *
 * @param type of the thing: {@code Container}, {@code Pod}, {@code PersistentVolumeClaim}
 */
record Bound(String type, Amounts requests, Amounts limits) {
  Optional<String> min(String name, Quantity min) {
    var head = "minimum " + name + " usage per " + type + " is " + min.text();
    var request = requests.find(name);
    var limit = limits.find(name);
    if (request.isEmpty()) {
      return Optional.of(head + ".  No request is specified");
    }
    if (request.get().compareTo(min) < 0) {
      return Optional.of(head + ", but request is " + request.get().text());
    }
    return limit.filter(each -> each.compareTo(min) < 0).map(each -> head + ", but limit is " + each.text());
  }

  Optional<String> max(String name, Quantity max) {
    var head = "maximum " + name + " usage per " + type + " is " + max.text();
    var limit = limits.find(name);
    if (limit.isEmpty()) {
      return Optional.of(head + ".  No limit is specified");
    }
    if (limit.get().compareTo(max) > 0) {
      return Optional.of(head + ", but limit is " + limit.get().text());
    }
    return requests.find(name).filter(each -> each.compareTo(max) > 0)
        .map(each -> head + ", but request is " + each.text());
  }

  /** For what has no limits. */
  Optional<String> maxRequest(String name, Quantity max) {
    var head = "maximum " + name + " usage per " + type + " is " + max.text();
    var request = requests.find(name);
    return request.isEmpty()
        ? Optional.of(head + ".  No request is specified")
        : request.filter(each -> each.compareTo(max) > 0).map(each -> head + ", but request is " + each.text());
  }

  Optional<String> ratio(String name, Quantity ratio) {
    var head = name + " max limit to request ratio per " + type + " is " + ratio.text();
    var request = requests.find(name).orElse(Quantity.ZERO);
    var limit = limits.find(name).orElse(Quantity.ZERO);
    if (request.amount().signum() == 0) {
      return Optional.of(head + ", but no request is specified or request is 0");
    }
    if (limit.amount().signum() == 0) {
      return Optional.of(head + ", but no limit is specified or limit is 0");
    }
    boolean within = limit.amount().compareTo(ratio.amount().multiply(request.amount())) <= 0;
    var provided = limit.amount().divide(request.amount(), MathContext.DECIMAL64).doubleValue();
    return within
        ? Optional.empty()
        : Optional.of(head + ", but provided ratio is " + String.format(Locale.ROOT, "%f", provided));
  }
}
