package io.netspace.local.audit;

import io.netspace.gateway.adapter.outbound.MongoReadModelStore;
import io.netspace.local.client.StoreClient;
import io.netspace.sampler.adapter.outbound.MongoPopulationStore;

/** The candidates in the services' databases, read by the classes that write them. */
final class StoreRecords {
  private StoreRecords() {}

  static SourceRecords sampler(StoreClient store) {
    SourceRecords records = new SourceRecords();
    new MongoPopulationStore(store.database(LogReadingService.SAMPLER.database()))
        .forEachCandidate(
            candidate ->
                records.put(
                    candidate.id(),
                    new RecordedCandidate(
                        candidate.study(), candidate.population(), true, candidate.result())));
    return records;
  }

  static SourceRecords gateway(StoreClient store) {
    SourceRecords records = new SourceRecords();
    new MongoReadModelStore(store.database(LogReadingService.GATEWAY.database()))
        .forEachCandidate(
            null,
            candidate ->
                records.put(
                    candidate.id(),
                    new RecordedCandidate(
                        candidate.study(),
                        candidate.population(),
                        candidate.sampled(),
                        candidate.result())));
    return records;
  }
}
