package io.netspace.local.audit;

import io.netspace.gateway.adapter.outbound.MongoReadModelStore;
import io.netspace.gateway.domain.candidate.AuditedCandidate;
import io.netspace.local.client.StoreClient;
import io.netspace.model.study.AbandonReason;
import io.netspace.sampler.adapter.outbound.MongoPopulationStore;
import io.netspace.sampler.domain.state.CandidateRecord;

/** The accounts that services keep in their databases, read by the classes that write them. */
final class StoreRecords {
  private StoreRecords() {}

  static SourceRecords sampler(StoreClient store) {
    SourceRecords account = new SourceRecords();
    new MongoPopulationStore(store.database(LogReadingService.SAMPLER.database()))
        .forEachCandidate(fact -> account.put(fact.id(), candidateRecord(fact)));
    return account;
  }

  private static RecordedCandidate candidateRecord(CandidateRecord fact) {
    AbandonReason reason = fact.result().reason();
    CandidateStatus state =
        switch (fact.result().status()) {
          case OUTSTANDING -> CandidateStatus.OUTSTANDING;
          case TRAINED -> CandidateStatus.TRAINED;
          case DIVERGED -> CandidateStatus.DIVERGED;
          case ABANDONED -> CandidateStatus.ABANDONED;
        };
    return new RecordedCandidate(fact.study(), fact.population(), true, state, reason);
  }

  static SourceRecords gateway(StoreClient store) {
    SourceRecords account = new SourceRecords();
    new MongoReadModelStore(store.database(LogReadingService.GATEWAY.database()))
        .forEachCandidate(null, seen -> account.put(seen.id(), candidateRecord(seen)));
    return account;
  }

  private static RecordedCandidate candidateRecord(AuditedCandidate seen) {
    CandidateStatus state =
        switch (seen.state()) {
          case OUTSTANDING -> CandidateStatus.OUTSTANDING;
          case TRAINED -> CandidateStatus.TRAINED;
          case DIVERGED -> CandidateStatus.DIVERGED;
          case ABANDONED -> CandidateStatus.ABANDONED;
        };
    return new RecordedCandidate(
        seen.study(), seen.population(), seen.sampled(), state, seen.abandoned());
  }
}
