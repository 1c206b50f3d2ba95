package dev.keelson.etcdctl.v3.cluster;

import dev.keelson.api.proto.etcd.AlarmResponse;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Text;

/** Alarms. */
record AlarmsReport(AlarmResponse message) implements Report {
  @Override
  public void simple(Text text) {
    for (var alarm : message.getAlarmsList()) {
      text.line("memberID:" + Long.toUnsignedString(alarm.getMemberID()) + " alarm:" + alarm.getAlarm() + " ");
    }
  }

  @Override
  public void fields(Fields fields) {
    fields.header(message.getHeader());
    for (var alarm : message.getAlarmsList()) {
      fields.raw("MemberID", Long.toUnsignedString(alarm.getMemberID()))
          .raw("AlarmType", alarm.getAlarm().toString())
          .gap();
    }
  }
}
