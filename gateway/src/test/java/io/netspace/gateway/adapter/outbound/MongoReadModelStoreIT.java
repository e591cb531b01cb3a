package io.netspace.gateway.adapter.outbound;

import static io.netspace.model.testing.Fixtures.STUDY;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.netspace.gateway.application.ReadModelChanges;
import io.netspace.gateway.application.ReadModelStore;
import io.netspace.gateway.application.ReadModelStoreContract;
import io.netspace.gateway.domain.candidate.AuditedCandidate;
import io.netspace.gateway.domain.candidate.CandidateBlock;
import io.netspace.gateway.domain.candidate.CandidateRecord;
import io.netspace.gateway.domain.candidate.ReplicateGroup;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.CandidateResult;
import io.netspace.model.study.StudyId;
import io.netspace.model.testing.CandidateFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoReadModelStoreIT extends ReadModelStoreContract {
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
  protected ReadModelStore store() {
    return mongo();
  }

  private MongoReadModelStore mongo() {
    return new MongoReadModelStore(client.getDatabase("netspace_gateway"));
  }

  @Test
  void everyCandidateIsRead() {
    // Given
    MongoReadModelStore store = mongo();
    CandidateFixture fixture = aCandidate().at(7);
    CandidateBlock.Builder block =
        CandidateBlock.builder(ReplicateGroup.of(fixture.candidate()), 0);
    CandidateRecord waiting =
        CandidateRecord.of(fixture.candidate().id(), fixture.candidate().complexity());
    block.put(7, waiting.withOutcome(fixture.thatWasAbandoned(), 3, 9));
    store.save(
        new ReadModelChanges(List.of(), List.of(), List.of(block.build()), List.of(), List.of()));
    List<AuditedCandidate> candidates = new ArrayList<>();
    List<AuditedCandidate> ofAnother = new ArrayList<>();

    // When
    store.forEachCandidate(null, candidates::add);
    store.forEachCandidate(new StudyId("other"), ofAnother::add);

    // Then
    assertThat(candidates)
        .containsExactly(
            new AuditedCandidate(
                fixture.candidate().id(),
                STUDY,
                fixture.candidate().population().id(),
                7,
                false,
                CandidateResult.abandoned(AbandonReason.ATTEMPTS_EXHAUSTED),
                null));
    assertThat(ofAnother).isEmpty();
  }
}
