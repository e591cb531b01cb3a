package io.netspace.local.audit;

import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.gateway.adapter.outbound.MongoStudyViewStore;
import io.netspace.gateway.domain.CandidateFate;
import io.netspace.local.client.StoreClient;
import io.netspace.sampler.adapter.outbound.MongoPopulationStore;
import io.netspace.sampler.domain.CandidateFact;

/** The accounts that services keep in their databases, read by the classes that write them. */
final class StoreAccounts {
  private StoreAccounts() {}

  static Account sampler(StoreClient store) {
    Account account = new Account();
    new MongoPopulationStore(store.database(LogReadingService.SAMPLER.database()))
        .forEachFate(fact -> account.note(fact.id(), fate(fact)));
    return account;
  }

  private static Fate fate(CandidateFact fact) {
    AbandonReason reason = fact.fate().reason();
    State state =
        switch (fact.fate().kind()) {
          case OUTSTANDING -> State.OUTSTANDING;
          case TRAINED -> State.TRAINED;
          case DIVERGED -> State.DIVERGED;
          case ABANDONED -> State.ABANDONED;
        };
    return new Fate(fact.study(), fact.population(), true, state, reason);
  }

  static Account gateway(StoreClient store) {
    Account account = new Account();
    new MongoStudyViewStore(store.database(LogReadingService.GATEWAY.database()))
        .forEachFate(null, seen -> account.note(seen.id(), fate(seen)));
    return account;
  }

  private static Fate fate(CandidateFate seen) {
    State state =
        switch (seen.state()) {
          case OUTSTANDING -> State.OUTSTANDING;
          case TRAINED -> State.TRAINED;
          case DIVERGED -> State.DIVERGED;
          case ABANDONED -> State.ABANDONED;
        };
    return new Fate(seen.study(), seen.population(), seen.sampled(), state, seen.abandoned());
  }
}
