package dev.keelson.etcdctl.v3.cluster;

import dev.keelson.api.proto.etcd.AlarmMember;
import dev.keelson.api.proto.etcd.AlarmRequest;
import dev.keelson.api.proto.etcd.AlarmRequest.AlarmAction;
import dev.keelson.api.proto.etcd.AlarmResponse;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;

/** {@code alarm …}. */
final class AlarmCommands {
  private AlarmCommands() {}

  static void list(Session session) throws InterruptedException {
    if (!session.words().isEmpty()) {
      throw Failure.badArguments("alarm list command accepts no arguments");
    }
    session.report(new AlarmsReport(alarms(session)));
  }

  private static AlarmResponse alarms(Session session) throws InterruptedException {
    return session.ask(Rpcs.alarm(), AlarmRequest.newBuilder().setAction(AlarmAction.GET).build());
  }

  /** Each alarm by itself: a member's disk may be full while another's data is damaged. */
  static void disarm(Session session) throws InterruptedException {
    if (!session.words().isEmpty()) {
      throw Failure.badArguments("alarm disarm command accepts no arguments");
    }
    var disarmed = AlarmResponse.newBuilder();
    for (var alarm : alarms(session).getAlarmsList()) {
      disarmed.addAllAlarms(session.change(Rpcs.alarm(), disarming(alarm)).getAlarmsList());
    }
    session.report(new AlarmsReport(disarmed.build()));
  }

  private static AlarmRequest disarming(AlarmMember alarm) {
    return AlarmRequest.newBuilder()
        .setAction(AlarmAction.DEACTIVATE)
        .setMemberID(alarm.getMemberID())
        .setAlarm(alarm.getAlarm())
        .build();
  }
}
