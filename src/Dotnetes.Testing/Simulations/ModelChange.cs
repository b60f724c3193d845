namespace Dotnetes.Testing.Simulations;

/// <summary>A change of one object.</summary>
/// <param name="Key">The key in the store.</param>
/// <param name="Old">The object before; null when it is new.</param>
/// <param name="New">The object after; null when it is gone.</param>
/// <param name="Time">When it was seen.</param>
internal readonly record struct ModelChange(string Key, IKubeObject? Old, IKubeObject? New, DateTimeOffset Time);
