package dev.keelson.orchestrator.controller.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.account.TokenSecretPlan.Step;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.util.Optional;
import java.util.stream.Stream;

/** Fills secrets of type {@code kubernetes.io/service-account-token}, and deletes them when their account goes. */
public final class TokenSecretController implements Controller {
  /** Signs a token that lives as long as its secret. */
  public interface TokenSigner {
    String sign(String namespace, String account, String accountUid, String secret);
  }

  private final ApiClient client;
  private final Indexer secrets;
  private final Indexer accounts;
  private final String authority;
  private final TokenSigner signer;

  /**
   * Writes tokens.
   *
   * @param authority by which the API is known, in PEM
   */
  public TokenSecretController(ControllerContext context, String authority, TokenSigner signer) {
    this.client = context.client();
    this.secrets = context.informers().of(ResourceTypes.SECRETS);
    this.accounts = context.informers().of(ResourceTypes.SERVICE_ACCOUNTS);
    this.authority = authority;
    this.signer = signer;
  }

  @Override
  public String name() {
    return "serviceaccount-token";
  }

  @Override
  public void watch(Sources sources) {
    sources.on(ResourceTypes.SECRETS,
        secret -> TokenSecretPlan.isToken(secret) ? Stream.of(ObjectKey.of(secret)) : Stream.empty());
    sources.on(ResourceTypes.SERVICE_ACCOUNTS, account -> secrets.inNamespace(Metadata.namespace(account)).stream()
        .filter(secret -> TokenSecretPlan.isToken(secret)
            && TokenSecretPlan.accountName(secret).equals(Metadata.name(account)))
        .map(ObjectKey::of));
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    secrets.get(key).filter(secret -> TokenSecretPlan.isToken(secret) && !Metadata.isDeleting(secret))
        .ifPresent(secret -> {
          switch (step(secret)) {
            case Step.Nothing _ -> { }
            case Step.Write(var wish) -> client.update(ResourceTypes.SECRETS, wish);
            case Step.Delete _ -> client.delete(
                ResourceTypes.SECRETS, key, Deletion.background().ifUid(Metadata.uid(secret)));
          }
        });
    return Outcome.SETTLED;
  }

  private Step step(ObjectNode secret) {
    var key = new ObjectKey(Metadata.namespace(secret), TokenSecretPlan.accountName(secret));
    var account = accounts.get(key).or(() -> live(key));
    return TokenSecretPlan.step(secret, account, authority, () -> signer.sign(key.namespace(), key.name(),
        account.map(Metadata::uid).orElse(""), Metadata.name(secret)));
  }

  /** That an account is gone, only the server can say: the secret may have been heard of first. */
  private Optional<ObjectNode> live(ObjectKey key) {
    try {
      return Optional.of(client.get(ResourceTypes.SERVICE_ACCOUNTS, key));
    } catch (Refusal refusal) {
      if (refusal.reason() == Reason.NOT_FOUND) {
        return Optional.empty();
      }
      throw refusal;
    }
  }
}
