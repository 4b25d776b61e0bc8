import { type Booted, bootMarketplace, type Marketplace } from "./harness/boot";
import { apiConfigurationSuite } from "./suites/api-configuration";
import { approvalsSuite } from "./suites/approvals";
import { activationsSuite } from "./suites/activations";
import { badInputSuite } from "./suites/bad-input";
import { cataloguePagesSuite } from "./suites/catalogue";
import { productPageSuite } from "./suites/product-page";
import { developersSuite } from "./suites/developers";
import { engagementsSuite } from "./suites/engagements";
import { discoverySuite } from "./suites/discovery";
import { exactlyOnceSuite } from "./suites/exactly-once";
import { mailsSuite } from "./suites/mails";
import { licenseChecksSuite } from "./suites/license-checks";
import { licenseDecisionsSuite } from "./suites/license-decisions";
import { licenseImportSuite } from "./suites/license-import";
import { licenseLifeSuite } from "./suites/license-life";
import { licenseTransferSuite } from "./suites/license-transfer";
import { membersSuite } from "./suites/members";
import { outcomesSuite } from "./suites/outcomes";
import { panelDoorsSuite } from "./suites/panel-doors";
import { purchaseSuite } from "./suites/purchase";
import { refundsSuite } from "./suites/refunds";
import { releaseReviewSuite } from "./suites/release-review";
import { releaseUploadsSuite } from "./suites/release-uploads";
import { downloadsFromS3Suite } from "./suites/downloads-s3";
import { downloadsSuite } from "./suites/downloads";
import { reviewsSuite } from "./suites/reviews";
import { sdkSuite } from "./suites/sdk";
import { secrecySuite } from "./suites/secrecy";
import { usageSuite } from "./suites/usage";
import { tenancySuite } from "./suites/tenancy";
import { vendorCatalogueDoorsSuite } from "./suites/vendor-catalogue-doors";
import { vendorCatalogueSuite } from "./suites/vendor-catalogue";
import { signingSecretsSuite } from "./suites/signing-secrets";

describe("marketplace", () => {
  let booted: Booted | undefined;

  beforeAll(async () => {
    booted = await bootMarketplace();
  }, 120_000);

  afterAll(async () => {
    await booted?.stop();
  });

  /** Suites register their tests before the boot, so they ask for the marketplace when they run. */
  const marketplace = (): Marketplace => {
    if (!booted) throw new Error("the marketplace is not running");
    return booted;
  };

  // Counts the products of the demo, so it stands before the suites that publish others.
  cataloguePagesSuite(marketplace);
  productPageSuite(marketplace);
  purchaseSuite(marketplace);
  exactlyOnceSuite(marketplace);
  refundsSuite(marketplace);
  developersSuite(marketplace);
  licenseLifeSuite(marketplace);
  licenseImportSuite(marketplace);
  licenseDecisionsSuite(marketplace);
  licenseTransferSuite(marketplace);
  tenancySuite(marketplace);
  usageSuite(marketplace);
  membersSuite(marketplace);
  reviewsSuite(marketplace);
  engagementsSuite(marketplace);
  approvalsSuite(marketplace);
  mailsSuite(marketplace);
  vendorCatalogueSuite(marketplace);
  vendorCatalogueDoorsSuite(marketplace);
  panelDoorsSuite(marketplace);
  apiConfigurationSuite(marketplace);
  signingSecretsSuite(marketplace);
  outcomesSuite(marketplace);
  discoverySuite(marketplace);
  releaseUploadsSuite(marketplace);
  releaseReviewSuite(marketplace);
  downloadsSuite(marketplace);
  downloadsFromS3Suite(marketplace);
  activationsSuite(marketplace);
  licenseChecksSuite(marketplace);
  sdkSuite(marketplace);
  badInputSuite(marketplace);
  secrecySuite(marketplace);
});
