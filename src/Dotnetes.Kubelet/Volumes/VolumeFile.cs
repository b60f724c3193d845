namespace Dotnetes.Kubelet.Volumes;

/// <summary>A file that a volume shows.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="Mode">Its permission bits.</param>
/// <param name="Owner">Its owner; null keeps root.</param>
internal sealed record VolumeFile(ByteString Content, UnixFileMode Mode, uint? Owner = null);
