package dev.keelson.api.etcd.maintenance;

import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.call.Proposals;
import dev.keelson.api.etcd.call.Reads;
import dev.keelson.api.etcd.call.Verb;
import dev.keelson.api.proto.etcd.AlarmMember;
import dev.keelson.api.proto.etcd.AlarmRequest;
import dev.keelson.api.proto.etcd.AlarmResponse;
import dev.keelson.api.proto.etcd.AlarmType;
import dev.keelson.store.Store;
import dev.keelson.store.View;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Alarm;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code Maintenance.Alarm}: lists, raises and disarms. */
final class AlarmVerb implements Verb<AlarmRequest, AlarmResponse> {
  private final Store store;
  private final Reads reads;
  private final Proposals proposals;
  private final Headers headers;

  AlarmVerb(Store store, Reads reads, Proposals proposals, Headers headers) {
    this.store = store;
    this.reads = reads;
    this.proposals = proposals;
    this.headers = headers;
  }

  @Override
  public CompletableFuture<AlarmResponse> answer(AlarmRequest request) {
    return switch (request.getAlarm()) {
      case NONE -> answer(request, Alarm.Kind.NONE);
      case NOSPACE -> answer(request, Alarm.Kind.NOSPACE);
      case CORRUPT -> answer(request, Alarm.Kind.CORRUPT);
      case UNRECOGNIZED -> unknown("alarm", request.getAlarmValue());
    };
  }

  private CompletableFuture<AlarmResponse> answer(AlarmRequest request, Alarm.Kind kind) {
    var alarm = new Alarm(request.getMemberID(), kind);
    return switch (request.getAction()) {
      case GET -> reads.linearizable(() -> list(kind));
      case ACTIVATE -> proposals.submit(new Command.RaiseAlarm(alarm)).thenApply(this::touched);
      case DEACTIVATE -> proposals.submit(new Command.DisarmAlarm(alarm)).thenApply(this::touched);
      case UNRECOGNIZED -> unknown("alarm action", request.getActionValue());
    };
  }

  /** Alarms of one kind; NONE asks for all. */
  private AlarmResponse list(Alarm.Kind kind) {
    try (View view = store.view()) {
      List<Alarm> wanted = view.alarms().stream()
          .filter(alarm -> kind == Alarm.Kind.NONE || alarm.kind() == kind)
          .toList();
      return response(view.revision(), wanted);
    }
  }

  private AlarmResponse touched(Reply reply) {
    List<Alarm> alarms = reply instanceof Reply.Alarms touched ? touched.alarms() : List.of();
    return response(reply.revision(), alarms);
  }

  private AlarmResponse response(long revision, List<Alarm> alarms) {
    var response = AlarmResponse.newBuilder().setHeader(headers.at(revision));
    for (Alarm alarm : alarms) {
      response.addAlarms(AlarmMember.newBuilder()
          .setMemberID(alarm.memberId())
          .setAlarm(type(alarm.kind())));
    }
    return response.build();
  }

  private static AlarmType type(Alarm.Kind kind) {
    return switch (kind) {
      case NONE -> AlarmType.NONE;
      case NOSPACE -> AlarmType.NOSPACE;
      case CORRUPT -> AlarmType.CORRUPT;
    };
  }

  private static CompletableFuture<AlarmResponse> unknown(String what, int number) {
    return CompletableFuture.failedFuture(
        Status.INVALID_ARGUMENT.withDescription("etcdserver: unknown " + what + " " + number).asRuntimeException());
  }
}
