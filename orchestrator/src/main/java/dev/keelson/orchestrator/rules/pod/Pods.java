package dev.keelson.orchestrator.rules.pod;

import dev.keelson.orchestrator.rules.check.Spot;
import dev.keelson.orchestrator.rules.check.Values;
import java.util.List;
import java.util.Set;

/** Rules for pods themselves: what is more than their spec, and what may change. */
public final class Pods {
  private static final String MIRROR = "kubernetes.io/config.mirror";
  private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";

  private Pods() {}

  public static void created(Spot pod) {
    common(pod);
    var spec = pod.at("spec");
    if (!spec.at("ephemeralContainers").blank()) {
      spec.at("ephemeralContainers").forbidden("cannot be set on create");
    }
    if (!spec.at("nodeName").blank() && !spec.at("schedulingGates").blank()) {
      spec.at("nodeName").forbidden("cannot be set until all schedulingGates have been cleared");
    }
  }

  static void common(Spot pod) {
    annotations(pod);
    var spec = pod.at("spec");
    PodSpecs.spec(spec, true, Set.of());
    if (spec.at("serviceAccountName").blank()) {
      tokensWithoutAccount(spec.at("volumes"));
    }
    for (var list : List.of("containers", "initContainers", "ephemeralContainers")) {
      spec.at(list).items().forEach(container -> trimmed(container.at("image")));
    }
  }

  private static void annotations(Spot pod) {
    var annotations = pod.at("metadata", "annotations");
    if (annotations.key(MIRROR).present() && pod.at("spec", "nodeName").blank()) {
      annotations.key(MIRROR).invalid("must set spec.nodeName if mirror pod annotation is set");
    }
    var cost = annotations.key(DELETION_COST);
    if (cost.present() && !isInt32(cost.text())) {
      cost.invalid("must be a 32bit integer");
    }
  }

  private static boolean isInt32(String text) {
    try {
      Integer.parseInt(text);
      return !text.startsWith("+") && (text.equals("0") || !text.startsWith("0"));
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }

  private static void tokensWithoutAccount(Spot volumes) {
    for (var volume : volumes.items()) {
      for (var source : volume.at("projected", "sources").items()) {
        if (source.at("serviceAccountToken").present()) {
          source.at("serviceAccountToken").forbidden("must not be specified when serviceAccountName is not set");
        }
      }
    }
  }

  static void trimmed(Spot image) {
    if (!image.text().equals(image.text().strip())) {
      image.invalid("must not have leading or trailing whitespace");
    }
  }

  /** Status is written by the kubelet; what was decided once stays decided. */
  public static void statusChanged(Spot pod, Spot old) {
    var status = pod.at("status");
    if (!pod.at("spec", "nodeName").is(old.at("spec", "nodeName").text())) {
      status.at("nodeName").forbidden("may not be changed directly");
    }
    var nominated = status.at("nominatedNodeName");
    if (!nominated.blank() && !nominated.is(old.at("status", "nominatedNodeName").text())) {
      Values.subdomain(nominated);
    }
    Values.unchanged(status.at("qosClass"), old.at("status", "qosClass"));
    var policy = old.at("spec", "restartPolicy").text();
    ended(status.at("containerStatuses"), old.at("status", "containerStatuses"), policy);
    ended(status.at("ephemeralContainerStatuses"), old.at("status", "ephemeralContainerStatuses"), "Never");
  }

  /** A container that is done stays done, unless its policy starts it again. */
  private static void ended(Spot statuses, Spot old, String policy) {
    if (policy.equals("Always")) {
      return;
    }
    for (var before : old.items()) {
      var terminated = before.at("state", "terminated");
      if (!terminated.present() || (policy.equals("OnFailure") && terminated.at("exitCode").number() != 0)) {
        continue;
      }
      for (var after : statuses.items()) {
        if (after.at("name").is(before.at("name").text()) && !after.at("state", "terminated").present()) {
          after.at("state").forbidden("may not be transitioned to non-terminated state");
        }
      }
    }
  }
}
