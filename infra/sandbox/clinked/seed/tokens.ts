/** The share tokens of the demo, the same at every start so that one can write them down. */
export const tokens = {
  anna: {
    tenderFolder: '0012fb0f-c7ab-43b6-beaa-e9e1e81ee9cc',
    changeOrder: '7ed28dd2-66be-417d-8b10-bec847ff879f',
    designPrinciples: '503f7f98-1bcf-4562-9c0a-fbe8e3226a0d',
    minutes: '08eb9c5f-deb2-4acd-a973-3fc588464ecc',
    facade: 'cc627bb9-a688-4576-be91-78601f8e6254',
    fireSafety: '65637f22-2ebd-4f9f-a901-158a60a1f719',
    siteVisit: '7b0fcb73-c6d1-4e37-9d9d-28a2fd2bc942',
    weeklyCall: '2e7b950b-0ba6-4a22-a2b2-5dd35632e33c',
    insurance: '3c54a084-fc40-4c29-baf7-9951465cd2e1',
    lapsed: '5eadc81e-a4dd-4364-8e87-f69356fed589',
  },
  ben: {
    tenderFolder: '03697b99-eacd-4228-b655-faa1c6ba28df',
    changeOrder: '8bf53161-a741-4ec8-b59d-a9b92ca639a0',
    facade: 'c2e7f0c3-08a2-4a19-97e7-2231b80cb0fc',
    lunch: '3410dc99-5a79-4d38-a765-6ef9afbf9e7f',
  },
} as const

/** Opens `tokens.anna.insurance`. */
export const insurancePassword = 'harbour-light'
