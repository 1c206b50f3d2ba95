package dev.keelson.orchestrator.controller.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.util.stream.Stream;

/** Every namespace has the service account {@code default}. Keys are namespaces. */
public final class DefaultAccountController implements Controller {
  private static final String DEFAULT = "default";

  private final ApiClient client;
  private final Indexer namespaces;
  private final Indexer accounts;

  public DefaultAccountController(ControllerContext context) {
    this.client = context.client();
    this.namespaces = context.informers().of(ResourceTypes.NAMESPACES);
    this.accounts = context.informers().of(ResourceTypes.SERVICE_ACCOUNTS);
  }

  @Override
  public String name() {
    return "serviceaccount";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.NAMESPACES);
    sources.on(ResourceTypes.SERVICE_ACCOUNTS, account -> Metadata.name(account).equals(DEFAULT)
        ? Stream.of(ObjectKey.of(Metadata.namespace(account))) : Stream.empty());
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    boolean lives = namespaces.get(key).filter(namespace -> !Metadata.isDeleting(namespace)).isPresent();
    if (lives && accounts.get(new ObjectKey(key.name(), DEFAULT)).isEmpty()) {
      var account = JsonNodeFactory.instance.objectNode();
      account.putObject("metadata").put("name", DEFAULT).put("namespace", key.name());
      create(key.name(), account);
    }
    return Outcome.SETTLED;
  }

  private void create(String namespace, ObjectNode account) {
    try {
      client.create(ResourceTypes.SERVICE_ACCOUNTS, namespace, account);
    } catch (Refusal refusal) {
      // It is there, or its namespace is going: the informers have not heard of it yet.
      if (refusal.reason() != Reason.ALREADY_EXISTS && !refusal.isNamespaceTerminating()) {
        throw refusal;
      }
    }
  }
}
