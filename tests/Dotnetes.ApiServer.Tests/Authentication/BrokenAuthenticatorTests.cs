using System.Net;
using System.Security.Cryptography;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authentication.Tokens;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Tests.Authentication;

public sealed class BrokenAuthenticatorTests
{
    // What `openssl ecparam -name prime256v1 -genkey` writes before the key: the object identifier of the curve.
    private const string CurveParameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";

    [Fact]
    public async Task An_authenticator_that_breaks_lets_nobody_in_and_keeps_nobody_else_out()
    {
        await using var server = await TokenServer.Start(o => o with { Authenticators = [new Broken()] });
        await server.Account();
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Get("/api/v1/namespaces/default")).Code);
        Assert.Equal(HttpStatusCode.Unauthorized, await server.Try("nonsense"));
        Assert.NotEqual(HttpStatusCode.Unauthorized, await server.Try((await server.Ask()).Status.Token));
    }

    [Fact]
    public void Keys_are_read_beside_the_parameters_of_their_curve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var found = Assert.Single(VerifyingKey.FromPem(CurveParameters + key.ExportECPrivateKeyPem()));
        Assert.Equal("ES256", found.Algorithm);
        Assert.Equal(VerifyingKey.Of(key).KeyId, found.KeyId);
    }

    [Fact]
    public void A_curve_of_the_same_size_is_not_the_same_curve()
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName("secp256k1"));
        Assert.ThrowsAny<CryptographicException>(() => VerifyingKey.FromPem(key.ExportECPrivateKeyPem()));
    }

    private sealed class Broken : IAuthenticator
    {
        public ValueTask<AuthenticationResult> Authenticate(HttpContext context, CancellationToken cancellationToken) => throw new InvalidOperationException("the store is gone");
    }
}
