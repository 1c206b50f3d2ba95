package dev.keelson.store;

import static dev.keelson.store.StoreDriver.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Member;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembersTest {
  private static final Member FIRST = voter(5, "http://a:1");

  @TempDir Path directory;
  private StoreDriver driver;

  @BeforeEach
  void open() throws IOException {
    driver = new StoreDriver(directory.resolve("store"));
    driver.run(new Command.BootstrapMembers(List.of(FIRST)));
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void members_are_answered_by_ascending_id_without_a_sign() {
    driver.run(new Command.AddMember(voter(-1, "http://c:1")));
    assertEquals(new Reply.Members(1, List.of(voter(3, "http://b:1"), FIRST, voter(-1, "http://c:1"))),
        driver.run(new Command.AddMember(voter(3, "http://b:1"))));
  }

  @Test
  void a_member_with_an_id_or_a_url_of_another_is_refused() {
    assertEquals(new Refusal.MemberExists(5), refusal(driver.run(new Command.AddMember(voter(5, "http://b:1")))));
    assertEquals(new Refusal.PeerUrlExists(),
        refusal(driver.run(new Command.AddMember(voter(6, "http://b:1", "http://a:1")))));
    assertEquals(List.of(FIRST), members());
  }

  @Test
  void a_removed_member_never_comes_back() {
    driver.run(new Command.AddMember(voter(6, "http://b:1")));
    assertEquals(new Reply.Members(1, List.of(FIRST)), driver.run(new Command.RemoveMember(6)));
    assertEquals(new Refusal.MemberRemoved(6), refusal(driver.run(new Command.AddMember(voter(6, "http://b:1")))));
    assertEquals(new Refusal.MemberRemoved(6), refusal(driver.run(new Command.RemoveMember(6))));
    assertEquals(new Refusal.MemberRemoved(6),
        refusal(driver.run(new Command.ChangeMember(6, List.of("http://b:2")))));
    try (var view = driver.store().view()) {
      assertEquals(List.of(6L), view.removedMembers());
    }
  }

  @Test
  void a_member_that_is_not_there_is_not_found() {
    assertEquals(new Refusal.MemberNotFound(9), refusal(driver.run(new Command.RemoveMember(9))));
    assertEquals(new Refusal.MemberNotFound(9), refusal(driver.run(new Command.PromoteMember(9))));
    assertEquals(new Refusal.MemberNotFound(9),
        refusal(driver.run(new Command.ChangeMember(9, List.of("http://b:1")))));
  }

  @Test
  void a_member_may_keep_its_own_urls_and_take_no_other_ones() {
    driver.run(new Command.AddMember(voter(6, "http://b:1")));
    assertEquals(new Refusal.PeerUrlExists(),
        refusal(driver.run(new Command.ChangeMember(6, List.of("http://a:1")))));
    assertEquals(new Reply.Members(1, List.of(FIRST, voter(6, "http://b:1", "http://b:2"))),
        driver.run(new Command.ChangeMember(6, List.of("http://b:1", "http://b:2"))));
  }

  @Test
  void one_learner_may_learn_and_be_promoted_once() {
    driver.run(new Command.AddMember(learner(6, "http://b:1")));
    assertEquals(new Refusal.TooManyLearners(),
        refusal(driver.run(new Command.AddMember(learner(7, "http://c:1")))));
    assertEquals(new Reply.Members(1, List.of(FIRST, voter(6, "http://b:1"))),
        driver.run(new Command.PromoteMember(6)));
    assertEquals(new Refusal.NotLearner(6), refusal(driver.run(new Command.PromoteMember(6))));
  }

  private List<Member> members() {
    try (var view = driver.store().view()) {
      return view.members();
    }
  }

  private static Member voter(long id, String... peerUrls) {
    return new Member(id, "", List.of(peerUrls), List.of(), false);
  }

  private static Member learner(long id, String peerUrl) {
    return new Member(id, "", List.of(peerUrl), List.of(), true);
  }
}
