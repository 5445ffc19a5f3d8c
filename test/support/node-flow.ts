/** A flow of two nodes in the format of RapidPro: asks for a colour, says what it heard. */
export function colourFlow(changes: object = {}): object {
  return {
    uuid: '11111111-1111-4111-8111-111111111111',
    name: 'Favourite colour',
    spec_version: '13.1.0',
    language: 'eng',
    type: 'messaging',
    localization: { ind: { '21111111-1111-4111-8111-111111111111': { text: ['Warna apa?'] } } },
    nodes: [
      {
        uuid: '31111111-1111-4111-8111-111111111111',
        actions: [
          {
            uuid: '21111111-1111-4111-8111-111111111111',
            type: 'send_msg',
            text: 'Which colour?',
            quick_replies: ['Red', 'Blue'],
          },
        ],
        router: {
          type: 'switch',
          operand: '@input.text',
          result_name: 'Colour',
          wait: { type: 'msg', timeout: { seconds: 600, category_uuid: 'c3' } },
          cases: [{ uuid: 'k1', type: 'has_any_word', arguments: ['red'], category_uuid: 'c1' }],
          categories: [
            { uuid: 'c1', name: 'Red', exit_uuid: 'e1' },
            { uuid: 'c2', name: 'Other', exit_uuid: 'e2' },
            { uuid: 'c3', name: 'No Response', exit_uuid: 'e3' },
          ],
          default_category_uuid: 'c2',
        },
        exits: [
          { uuid: 'e1', destination_uuid: '41111111-1111-4111-8111-111111111111' },
          { uuid: 'e2', destination_uuid: '31111111-1111-4111-8111-111111111111' },
          { uuid: 'e3', destination_uuid: null },
        ],
      },
      {
        uuid: '41111111-1111-4111-8111-111111111111',
        actions: [
          {
            uuid: '51111111-1111-4111-8111-111111111111',
            type: 'set_contact_field',
            field: { key: 'colour', name: 'Colour' },
            value: '@results.colour.category',
          },
          {
            uuid: '61111111-1111-4111-8111-111111111111',
            type: 'send_msg',
            text: 'I like @fields.colour too',
          },
        ],
        exits: [{ uuid: 'e4' }],
      },
    ],
    ...changes,
  };
}
