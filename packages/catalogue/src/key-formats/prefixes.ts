/**
 * The first characters of self-identifying formats, in lower case, less those that hold a word every scan looks for anyway.
 * A list of its own, so that nobody loads all formats to learn that a file holds none; a test holds it against them.
 */
export const keyPrefixes: readonly string[] = [
  '0.a', '00d', '0x4aaaaaaa', '1.a', '1prk-', '3mvg9', '4b1d', '5aep861', '_gitlab_sessio', 'a3-', 'abia',
  'absk', 'acca', 'access-develop', 'access-product', 'access-sandbox', 'aaaa', 'aio_', 'aiza', 'ak1', 'akcp', 'akia', 'alcht_', 'amzn.mws.',
  'api-', 'api_org_', 'apify_api_', 'aq.ab8r', 'aqe', 'aqvn', 'asia', 'atatt3xffg', 'atbb', 'atctt3xffg', 'atta', 'bb_ma_',
  'bb_pr_', 'bbff-', 'bkua_', 'ccipat_', 'cciprj_', 'cfat_', 'cfk_', 'cfpat-', 'cfut_', 'chpt_', 'cio', 'cmvmdgtu',
  'csk-', 'da2-', 'dapi', 'dckr_oat_', 'dckr_pat_', 'ddo_', 'ddp_', 'defaultendpoin', 'doo_v1_', 'dop_v1_', 'dor_v1_', 'dose',
  'duffel_live_', 'duffel_test_', 'eaa', 'ek_', 'endr+', 'essu_', 'eu01xx', 'ext_', 'eyj', 'ezak', 'eztk', 'fc-',
  'figd_', 'figh_', 'figo_', 'figp_', 'figr_', 'figu_', 'fio-u-', 'flb_live_', 'flwpubk-', 'flwpubk_test-', 'flwseck-', 'flwseck_test',
  'fm1a_', 'fm1r_', 'fm2_', 'fo1_', 'fw_', 'gho_', 'ghp_', 'ghr_', 'ghs_', 'ghu_', 'github_pat_', 'glagent-',
  'glc_', 'glcbt-', 'gldt-', 'glffct-', 'glft-', 'glimt-', 'gloas-', 'glpat-', 'glptt-', 'glrt-', 'glsa_', 'glsoat-',
  'gocspx-', 'goog', 'gr1348941', 'gsk_', 'hawk.', 'hcaik_', 'hf_', 'hrku-aa', 'hvb.', 'hvr.', 'hvs.', 'igaa',
  'igqv', 'ion_', 'iv1.', 'jdbc:', 'jina_', 'lin_api_', 'lin_wh_', 'lsv2_pt_', 'lsv2_sk_', 'mdb_sa_sk_', 'mob-', 'napi_',
  'nfp_', 'npm_', 'nraa-', 'nrak-', 'nrbr-', 'nrii-', 'nriq-', 'nrjs-', 'nrra-', 'ntn_', 'nvapi-', 'oa2-client-id_',
  'odt_', 'ops_eyj', 'org-', 'os_v2_app_', 'os_v2_org_', 'oy2', 'packagist_ack_', 'packagist_acs_', 'packagist_cut_', 'packagist_ort_', 'packagist_out_', 'packagist_uut_',
  'pat', 'pdl_ntfset_', 'pgar_', 'phc_', 'phx_', 'pi_', 'pk-lf-', 'pk.eyj', 'pk_live_', 'pk_test_', 'pmak-', 'pmat-',
  'pnu_', 'polar_oat_', 'polar_pat_', 'pplx-', 'pscale_pw_', 'pscale_tkn_', 'pub', 'pul-', 'pypi-ageichlwa', 'pypi-agendgvzd', 'r8_', 'ramp_id_',
  'ramp_sec_', 'rdme_', 're_', 'rh-api-', 'rk_live_', 'rk_test_', 'rootly_', 'rubygems_', 'rzp_live_', 'rzp_test_', 's-s4t2af-', 's-s4t2ud-',
  'salad_cloud_', 'sandbox-sq0csb', 'sandbox-sq0idb', 'sb_publishable', 'sbp_', 'sc_', 'scp-live-', 'scp-test-', 'sdk-', 'sec-c-', 'sg.', 'sgp_',
  'shippo_live_', 'shippo_test_', 'shltm_', 'shpat_', 'shpca_', 'shppa_', 'shpss_', 'shptka_', 'shpua_', 'sk-', 'sk.eyj', 'sk_',
  'sl.', 'slk_', 'sm_aat_', 'sm_pat_', 'sm_sat_', 'sntrys_eyjpyxq', 'sntryu_', 'spu-', 'sq0atp-', 'sq0csp-', 'sq0idp-', 'sqa_',
  'sqco_', 'sqp_', 'squ_', 'sub-c-', 'swmtkn-1-', 'tfp_', 'tk.eyj', 'tr_dev_', 'tr_pat_', 'tr_preview_', 'tr_prod_', 'tr_stg_',
  'tvly-', 'v1.0-', 'vca_', 'vci_', 'vck_', 'vcp_', 'vcr_', 'vercel_blob_rw', 'vf.', 'whsec_', 'xai-', 'xapp-',
  'xau_', 'xoxa-', 'xoxb-', 'xoxe-', 'xoxe.', 'xoxp-', 'xoxr-', 'xsmtpsib-', 'ya29.',
];
