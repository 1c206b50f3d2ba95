package dev.keelson.store;

import static dev.keelson.store.StoreDriver.doing;
import static dev.keelson.store.StoreDriver.one;
import static dev.keelson.store.StoreDriver.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Operation;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Alarm;
import dev.keelson.store.model.KeyRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlarmTest {
  private static final Alarm FULL = new Alarm(-3, Alarm.Kind.NOSPACE);
  private static final Alarm CORRUPT = new Alarm(5, Alarm.Kind.CORRUPT);

  @TempDir Path directory;
  private StoreDriver driver;

  @BeforeEach
  void open() throws IOException {
    driver = new StoreDriver(directory.resolve("store"));
    driver.put("a", "1");
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void a_full_store_refuses_what_takes_space_and_nothing_else() throws IOException {
    driver.run(new Command.RaiseAlarm(FULL));
    driver.reopen();
    assertEquals(new Refusal.NoSpace(), refusal(driver.put("b", "2")));
    assertEquals(new Refusal.NoSpace(), refusal(driver.run(new Command.GrantLease(1, 60))));
    assertEquals(new Refusal.NoSpace(), refusal(driver.run(doing(StoreDriver.nested(Operation.put("b", "2"))))));
    assertInstanceOf(Reply.Txn.class, driver.run(doing(StoreDriver.delete(one("x")))));
    assertInstanceOf(Reply.DeleteRange.class, driver.run(StoreDriver.deleting(KeyRange.ALL)));
    assertInstanceOf(Reply.Done.class, driver.run(new Command.Compact(2)));
    driver.run(new Command.DisarmAlarm(FULL));
    assertInstanceOf(Reply.Put.class, driver.put("b", "2"));
  }

  @Test
  void a_corrupt_store_refuses_every_change_of_keys_and_leases() {
    driver.run(new Command.RaiseAlarm(CORRUPT));
    for (Command command : List.of(StoreDriver.putting("b", "", 0), StoreDriver.deleting(KeyRange.ALL), doing(),
        new Command.Compact(1), new Command.GrantLease(1, 60), new Command.RevokeLease(1))) {
      assertEquals(new Refusal.Corrupt(), refusal(driver.run(command)));
    }
    assertInstanceOf(Reply.Alarms.class, driver.run(new Command.DisarmAlarm(CORRUPT)));
    assertInstanceOf(Reply.Put.class, driver.put("b", "2"));
  }

  @Test
  void only_what_was_raised_is_disarmed() {
    assertEquals(new Reply.Alarms(2, List.of(FULL)), driver.run(new Command.RaiseAlarm(FULL)));
    assertEquals(new Reply.Alarms(2, List.of(FULL)), driver.run(new Command.RaiseAlarm(FULL)));
    assertEquals(new Reply.Alarms(2, List.of()), driver.run(new Command.DisarmAlarm(CORRUPT)));
    assertEquals(new Reply.Alarms(2, List.of(FULL)), driver.run(new Command.DisarmAlarm(FULL)));
    assertEquals(new Reply.Alarms(2, List.of()), driver.run(new Command.DisarmAlarm(FULL)));
  }

  @Test
  void raising_no_alarm_does_nothing() {
    assertEquals(new Reply.Alarms(2, List.of()), driver.run(new Command.RaiseAlarm(new Alarm(1, Alarm.Kind.NONE))));
    try (var view = driver.store().view()) {
      assertEquals(List.of(), view.alarms());
    }
  }
}
