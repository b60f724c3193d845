namespace Dotnetes.Store;

/// <summary>The answer to a <see cref="PutOp"/>.</summary>
/// <param name="Previous">The record that was replaced, if it was asked for and existed.</param>
public sealed record PutResult(KeyValue? Previous) : StoreOpResult;
