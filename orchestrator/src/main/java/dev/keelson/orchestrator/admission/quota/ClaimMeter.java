package dev.keelson.orchestrator.admission.quota;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import dev.keelson.orchestrator.admission.pod.Amounts;
import dev.keelson.orchestrator.value.Quantity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;

/** Counts claims of volumes and what they request, in all and for each storage class. */
final class ClaimMeter implements Meter {
  private static final String CLAIMS = "persistentvolumeclaims";
  private static final String STORAGE = "requests.storage";
  private static final String OF_CLASS = ".storageclass.storage.k8s.io/";
  private static final String OLD_FIELD = "volume.beta.kubernetes.io/storage-class";

  @Override
  public boolean measures(Review review) {
    return review.operation() != Operation.DELETE;
  }

  @Override
  public Amounts usage(JsonNode claim) {
    var amounts = new HashMap<String, Quantity>();
    amounts.put("count/" + CLAIMS, ObjectMeter.ONE);
    amounts.put(CLAIMS, ObjectMeter.ONE);
    var storageClass = storageClass(claim);
    if (!storageClass.isEmpty()) {
      amounts.put(storageClass + OF_CLASS + CLAIMS, ObjectMeter.ONE);
    }
    var requests = Amounts.of(claim.path("spec").path("resources").path("requests"))
        .max(Amounts.of(claim.path("status").path("allocatedResources")));
    requests.find("storage").ifPresent(storage -> {
      amounts.put(STORAGE, storage);
      if (!storageClass.isEmpty()) {
        amounts.put(storageClass + OF_CLASS + STORAGE, storage);
      }
    });
    return new Amounts(amounts);
  }

  @Override
  public Set<String> covered(Set<String> hard) {
    var covered = new HashSet<>(hard);
    covered.removeIf(name -> !isOwn(name));
    return covered;
  }

  @Override
  public boolean isWithin(Scope scope, JsonNode claim) {
    return scope.name().equals("VolumeAttributesClass")
        && scope.admits(claim.path("spec").path("volumeAttributesClassName").asText(""));
  }

  private static boolean isOwn(String name) {
    return name.equals(CLAIMS) || name.equals(STORAGE) || name.equals("count/" + CLAIMS)
        || name.endsWith(OF_CLASS + CLAIMS) || name.endsWith(OF_CLASS + STORAGE);
  }

  private static String storageClass(JsonNode claim) {
    return claim.path("metadata").path("annotations").path(OLD_FIELD)
        .asText(claim.path("spec").path("storageClassName").asText(""));
  }
}
