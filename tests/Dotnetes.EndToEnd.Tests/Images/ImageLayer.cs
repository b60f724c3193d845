namespace Dotnetes.EndToEnd.Tests.Images;

/// <summary>One layer of an image: a compressed tar archive and the two digests by which it is known.</summary>
/// <param name="Blob">The gzipped archive.</param>
/// <param name="Digest">The digest of <paramref name="Blob"/>, by which a manifest names the layer.</param>
/// <param name="DiffId">The digest of the archive before compression, by which the image's configuration names the layer.</param>
public sealed record ImageLayer(byte[] Blob, string Digest, string DiffId);
