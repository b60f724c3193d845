using Dotnetes.Grpc;

namespace Dotnetes.Cri.V1;

/// <summary>The methods of the gRPC service runtime.v1.ImageService.</summary>
public static class ImageService
{
    /// <summary>The method <c>ListImages</c>.</summary>
    public static GrpcMethod<ListImagesRequest, ListImagesResponse> ListImages { get; } = new("runtime.v1.ImageService", "ListImages", GrpcMethodType.Unary);

    /// <summary>The method <c>StreamImages</c>.</summary>
    public static GrpcMethod<StreamImagesRequest, StreamImagesResponse> StreamImages { get; } = new("runtime.v1.ImageService", "StreamImages", GrpcMethodType.ServerStream);

    /// <summary>The method <c>ImageStatus</c>.</summary>
    public static GrpcMethod<ImageStatusRequest, ImageStatusResponse> ImageStatus { get; } = new("runtime.v1.ImageService", "ImageStatus", GrpcMethodType.Unary);

    /// <summary>The method <c>PullImage</c>.</summary>
    public static GrpcMethod<PullImageRequest, PullImageResponse> PullImage { get; } = new("runtime.v1.ImageService", "PullImage", GrpcMethodType.Unary);

    /// <summary>The method <c>RemoveImage</c>.</summary>
    public static GrpcMethod<RemoveImageRequest, RemoveImageResponse> RemoveImage { get; } = new("runtime.v1.ImageService", "RemoveImage", GrpcMethodType.Unary);

    /// <summary>The method <c>ImageFsInfo</c>.</summary>
    public static GrpcMethod<ImageFsInfoRequest, ImageFsInfoResponse> ImageFsInfo { get; } = new("runtime.v1.ImageService", "ImageFsInfo", GrpcMethodType.Unary);
}
