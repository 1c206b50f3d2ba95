package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.review.Reviews;

/** POST of a question. */
final class ReviewEndpoint implements Endpoint {
  private final BodyReader bodies;
  private final Reviews reviews;

  ReviewEndpoint(BodyReader bodies, Reviews reviews) {
    this.bodies = bodies;
    this.reviews = reviews;
  }

  @Override
  public void answer(ApiCall call, Served served) {
    var options = Writer.options(call, "CreateOptions");
    var review = bodies.read(call, BodyReader.target(served.resource()), options.validation());
    Writer.checkPlace(call, served, review);
    Metadata.of(review).putNull("creationTimestamp");
    reviews.answer(served.resource().kind(), call.user(), call.target().namespace(), review);
    call.reply(201, review);
  }
}
