/** COPY … FROM STDIN over a `pg` client, of text that stands ready: nothing else is measured. */
class CopyIn {
  constructor(text, data, done) {
    Object.assign(this, { text, data, done, error: null });
  }

  submit(connection) {
    connection.query(this.text);
  }

  handleCopyInResponse(connection) {
    connection.sendCopyFromChunk(this.data);
    connection.endCopyFrom();
  }

  handleError(error) {
    this.error = error;
  }

  handleCommandComplete() {}

  handleReadyForQuery() {
    this.done(this.error);
  }
}

export function copyIn(client, text, data) {
  return new Promise((resolve, reject) => client.query(new CopyIn(text, data, (error) => (error ? reject(error) : resolve()))));
}
