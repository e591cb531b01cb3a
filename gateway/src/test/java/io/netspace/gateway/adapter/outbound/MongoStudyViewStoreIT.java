package io.netspace.gateway.adapter.outbound;

import static io.netspace.contracts.Fixtures.STUDY;
import static io.netspace.contracts.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.netspace.contracts.CandidateFixture;
import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.gateway.application.Changes;
import io.netspace.gateway.application.StudyViewStore;
import io.netspace.gateway.application.StudyViewStoreContract;
import io.netspace.gateway.domain.CandidateFate;
import io.netspace.gateway.domain.CandidateState;
import io.netspace.gateway.domain.Cohort;
import io.netspace.gateway.domain.FateBlock;
import io.netspace.gateway.domain.Standing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoStudyViewStoreIT extends StudyViewStoreContract {
  private MongoServer server;
  private MongoClient client;

  @BeforeEach
  void open() {
    server = new MongoServer(new MemoryBackend());
    client = MongoClients.create(server.bindAndGetConnectionString());
  }

  @AfterEach
  void close() {
    client.close();
    server.shutdownNow();
  }

  @Override
  protected StudyViewStore store() {
    return mongo();
  }

  private MongoStudyViewStore mongo() {
    return new MongoStudyViewStore(client.getDatabase("netspace_gateway"));
  }

  @Test
  void theFateOfEveryCandidateIsTold() {
    // Given
    MongoStudyViewStore store = mongo();
    CandidateFixture fixture = aCandidate().at(7);
    FateBlock.Draft block = FateBlock.draft(Cohort.of(fixture.candidate()), 0);
    Standing waiting = Standing.of(fixture.candidate().id(), fixture.candidate().complexity());
    block.put(7, waiting.ended(fixture.thatWasAbandoned(), 3, 9));
    store.save(new Changes(List.of(), List.of(), List.of(block.done()), List.of(), List.of()));
    List<CandidateFate> fates = new ArrayList<>();
    List<CandidateFate> ofAnother = new ArrayList<>();

    // When
    store.forEachFate(null, fates::add);
    store.forEachFate(new StudyId("other"), ofAnother::add);

    // Then
    assertThat(fates)
        .containsExactly(
            new CandidateFate(
                fixture.candidate().id(),
                STUDY,
                fixture.candidate().population().id(),
                7,
                false,
                CandidateState.ABANDONED,
                AbandonReason.ATTEMPTS_EXHAUSTED,
                null));
    assertThat(ofAnother).isEmpty();
  }
}
