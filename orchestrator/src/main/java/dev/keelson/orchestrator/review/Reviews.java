package dev.keelson.orchestrator.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.authn.BadCredentials;
import dev.keelson.orchestrator.authn.TokenAuthenticator;
import dev.keelson.orchestrator.authn.TokenAuthenticator.TokenUser;
import dev.keelson.orchestrator.authn.User;
import dev.keelson.orchestrator.authz.Attributes;
import dev.keelson.orchestrator.authz.Authorizer;
import dev.keelson.orchestrator.authz.Decision.Verdict;
import dev.keelson.orchestrator.status.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers reviews. Functions that change the tree that they are given; any thread. */
public final class Reviews {
  private final Authorizer authorizer;
  private final TokenAuthenticator tokens;
  private final List<String> apiAudiences;

  public Reviews(Authorizer authorizer, TokenAuthenticator tokens, List<String> apiAudiences) {
    this.authorizer = authorizer;
    this.tokens = tokens;
    this.apiAudiences = List.copyOf(apiAudiences);
  }

  /**
   * Answers what it is asked.
   *
   * @param kind of the review; the authentication and authorization groups have no two of one name
   * @param namespace of the request; empty for cluster scope
   * @throws dev.keelson.orchestrator.status.Refusal 400 or 422 when the question makes no sense
   */
  public void answer(String kind, User asker, String namespace, ObjectNode review) {
    switch (kind) {
      case "SelfSubjectAccessReview" -> access(review, asker);
      case "SubjectAccessReview" -> access(review, Question.user(review, kind));
      case "LocalSubjectAccessReview" -> {
        Question.checkNamespace(review, namespace);
        access(review, Question.user(review, kind));
      }
      case "SelfSubjectRulesReview" -> rules(review, asker);
      case "SelfSubjectReview" -> review.putObject("status").set("userInfo", Answer.user(asker));
      case "TokenReview" -> token(review);
      default -> throw Refusals.noSuchResource();
    }
  }

  private void access(ObjectNode review, User user) {
    Attributes attributes = Question.attributes(review, user);
    var decision = authorizer.decide(attributes);
    var status = review.putObject("status").put("allowed", decision.isAllowed());
    if (decision.verdict() == Verdict.DENY) {
      status.put("denied", true);
    }
    if (!decision.reason().isEmpty()) {
      status.put("reason", decision.reason());
    }
  }

  private void rules(ObjectNode review, User user) {
    var namespace = review.path("spec").path("namespace").asText("");
    if (namespace.isEmpty()) {
      throw Refusals.badRequest("no namespace on request");
    }
    review.set("status", Answer.rules(authorizer.rules(user, namespace)));
  }

  private void token(ObjectNode review) {
    var token = review.path("spec").path("token").asText("");
    if (token.isEmpty()) {
      throw Refusals.badRequest("token is required for TokenReview in authentication");
    }
    var audiences = new ArrayList<String>();
    review.path("spec").path("audiences").forEach(each -> audiences.add(each.asText()));
    var status = review.putObject("status");
    try {
      var found = tokens.authenticate(token, audiences.isEmpty() ? apiAudiences : audiences);
      answer(status, found);
    } catch (BadCredentials bad) {
      status.putObject("user");
      status.put("error", bad.why());
    }
  }

  private static void answer(ObjectNode status, Optional<TokenUser> found) {
    if (found.isEmpty()) {
      status.putObject("user");
      return;
    }
    status.put("authenticated", true);
    status.set("user", Answer.user(found.get().user()));
    if (!found.get().audiences().isEmpty()) {
      var audiences = status.putArray("audiences");
      found.get().audiences().forEach(audiences::add);
    }
  }
}
